/// The sound of the demonstration clip: syllables of a voice-like tone, four a second, in phrases with pauses.
enum DemoVoice {
    /// One filter graph with one stereo output at 48 kHz, about -20 LUFS.
    static var filters: String {
        // Harmonics of a gliding pitch, weighted by two formants that move from vowel to vowel. Stored first: 0 is the
        // pitch's phase, 1 and 2 are the formants in Hz.
        let stored = [
            "st(0,2*PI*(165*t+6*sin(2*PI*0.45*t)+0.8*sin(2*PI*5.2*t)))", "st(1,480+260*sin(2*PI*0.9*t+1))",
            "st(2,1500+600*sin(2*PI*0.7*t))",
        ]
        let harmonics = (1...14).map { number in
            let frequency = 165 * number
            let weight = "(30/(30+pow((\(frequency)-ld(1))/40,2))+12/(30+pow((\(frequency)-ld(2))/60,2)))"
            return "\(weight)*sin(\(number)*ld(0))"
        }
        let syllable = "pow(max(0,sin(2*PI*4*t)),0.6)"
        let phrase = "lt(mod(t,3),2.4)"
        // A breath of noise where a syllable ends, as of an s.
        let consonant = "0.05*(random(0)-0.5)*lt(sin(2*PI*4*t),-0.6)"
        let voice = "\(phrase)*(0.16*\(syllable)*(\(harmonics.joined(separator: "+")))+\(consonant))"
        return "aevalsrc='\((stored + [voice]).joined(separator: ";"))':s=16000,aresample=48000,"
            + "aformat=channel_layouts=stereo"
    }
}
