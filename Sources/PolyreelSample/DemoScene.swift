/// The picture of the demonstration clip: a creator who talks and holds up a product before a wall of soft lights, put
/// together from libavfilter's sources. Laid out for 1920x1080.
enum DemoScene {
    /// One filter graph with one output.
    static var filters: String {
        // The wall is soft, so it is made small and enlarged.
        let chains = [
            "gradients=s=480x270:c0=0xF4B9A0:c1=0xC86B8B:c2=0x5B4B8A:n=3:x0=0:y0=0:x1=479:y1=269"
                + ":speed=0.008:seed=11,format=yuv420p[wall]",
            lights, person, openMouth, product,
            "[wall][farlight]overlay=x='50+22*sin(t*0.5)':y='30+10*cos(t*0.7)'[w1]",
            "[w1][nearlight]overlay=x='335+30*cos(t*0.4)':y='140+15*sin(t*0.6)'[w2]",
            "[w2][warmlight]overlay=x='295-28*sin(t*0.3)':y='10+8*sin(t*0.9)',scale=1920:1080:flags=bilinear[room]",
            "[room][person]overlay=x='\(personX)':y='\(personY)'[s4]",
            "[s4][mouth]overlay=x='\(personX)+352':y='\(personY)+414':enable='\(isSpeaking)'[s5]",
            "[s5][product]overlay=x='\(personX)+620+40*sin(t*1.3)':y='\(personY)+300-60*sin(t*0.8)'",
        ]
        return chains.joined(separator: ";")
    }

    /// The person drifts across the picture, so that a fixed crop and a following one differ.
    private static let personX = "560+220*sin(t*0.55)"
    private static let personY = "96+14*sin(t*2.1)"
    /// In step with `DemoVoice`: three syllables of four, and a pause at the end of every phrase.
    private static let isSpeaking = "lt(mod(t,3),2.4)*gt(sin(2*PI*4*t),0.1)"

    private static let lights = [
        still(ellipse(0xFFE2B8, 76, 76, opacity: 0.35, edge: 6)) + "[farlight]",
        still(ellipse(0xFF9FB2, 106, 106, opacity: 0.30, edge: 4)) + "[nearlight]",
        still(ellipse(0xFFF3D6, 46, 46, opacity: 0.45, edge: 6)) + "[warmlight]",
    ].joined(separator: ";")

    /// Head and shoulders on a transparent sheet of 800x1000.
    private static let person = drawing(
        "person", width: 800, height: 1000,
        [
            (ellipse(0x3B241D, 410, 560), 195, 70),
            (ellipse(0xC98F6F, 150, 300), 325, 420),
            (ellipse(0x2C7A80, 780, 900), 10, 640),
            (ellipse(0xDDA482, 210, 120), 295, 620),
            (ellipse(0xEDBC9B, 300, 400), 250, 130),
            (ellipse(0x3B241D, 340, 180, shape: 2.6), 230, 80),
            (ellipse(0xE58F86, 84, 56, opacity: 0.45, edge: 3), 262, 372),
            (ellipse(0xE58F86, 84, 56, opacity: 0.45, edge: 3), 454, 372),
            (ellipse(0x3B241D, 74, 12), 288, 258), (ellipse(0x3B241D, 74, 12), 438, 258),
            (ellipse(0xFFFFFF, 62, 40), 296, 296), (ellipse(0xFFFFFF, 62, 40), 442, 296),
            (ellipse(0x2B1A14, 32, 36), 312, 298), (ellipse(0x2B1A14, 32, 36), 456, 298),
            (ellipse(0xD59C7C, 40, 70, opacity: 0.7, edge: 8), 380, 330),
            (ellipse(0xB4433F, 96, 26), 352, 424),
        ])

    private static let openMouth = drawing(
        "mouth", width: 96, height: 64,
        [(ellipse(0xB4433F, 96, 62), 0, 0), (ellipse(0x4A1418, 72, 38), 12, 12), (ellipse(0xF7F0EA, 48, 10), 24, 14)])

    /// A tube with a cap, held by three fingers, turning a little.
    private static let product =
        drawing(
            "upright", width: 300, height: 520,
            [
                (ellipse(0x1D1A26, 84, 170, shape: 8), 108, 10), (ellipse(0xE4007C, 112, 330, shape: 8), 94, 170),
                (ellipse(0xFF8CC6, 16, 280, opacity: 0.8, edge: 10), 114, 195),
                (ellipse(0xFFFFFF, 74, 12), 113, 260), (ellipse(0xFFFFFF, 54, 8), 123, 286),
                (ellipse(0xEDBC9B, 190, 52), 70, 350), (ellipse(0xE7B492, 190, 52), 74, 396),
                (ellipse(0xEDBC9B, 180, 52), 80, 442),
            ])
        + ";[upright]rotate=a='0.16*sin(t*1.1)+0.12':c=black@0[product]"

    /// A filled ellipse with a soft edge and light from above, as a picture of one frame.
    /// - Parameters:
    ///   - edge: how sharp its edge is, in shares of the width: small is soft.
    ///   - shape: exponent of a superellipse; 2 is an ellipse, 8 nearly a rectangle.
    private static func ellipse(
        _ colour: Int, _ width: Int, _ height: Int, opacity: Double = 1, edge: Double? = nil, shape: Double = 2
    ) -> String {
        let edge = edge ?? Double(width) / 3
        let hex = String(colour + 0x1_000000, radix: 16).dropFirst()
        let light = "(1.08-0.22*Y/H)"
        let distance = "pow(abs(2*X/W-1),\(shape))+pow(abs(2*Y/H-1),\(shape))"
        return "color=c=0x\(hex):s=\(width)x\(height):r=25:d=0.04,format=rgba,"
            + "geq=r='min(255,r(X,Y)*\(light))':g='min(255,g(X,Y)*\(light))':b='min(255,b(X,Y)*\(light))'"
            + ":a='255*\(opacity)*clip((1-(\(distance)))*\(edge),0,1)'"
    }

    /// A picture of one frame, without end.
    private static func still(_ picture: String) -> String { "\(picture),loop=loop=-1:size=1,format=yuva420p" }

    /// Parts laid over each other on a transparent sheet, as an endless still.
    private static func drawing(_ name: String, width: Int, height: Int, _ parts: [(String, Int, Int)]) -> String {
        var chains = ["color=c=black@0:s=\(width)x\(height):r=25:d=0.04,format=rgba[\(name)0]"]
        for (index, part) in parts.enumerated() {
            chains.append("\(part.0)[\(name)part\(index)]")
            chains.append(
                "[\(name)\(index)][\(name)part\(index)]overlay=x=\(part.1):y=\(part.2):format=rgb[\(name)\(index + 1)]")
        }
        chains.append("[\(name)\(parts.count)]loop=loop=-1:size=1,format=yuva420p[\(name)]")
        return chains.joined(separator: ";")
    }
}
