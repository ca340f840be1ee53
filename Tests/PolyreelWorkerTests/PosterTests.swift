import Foundation
import PolyreelCore
import PolyreelPublish
import TestSupport
import Testing

@testable import PolyreelWorker

/// Which of a film's frames stands for it.
@Suite(.tags(.render)) struct PosterTests {
    /// Ten seconds of five kinds of picture, two of each: a bare wall, the pattern out of focus, the pattern itself, the
    /// pattern far too bright, and one that turns into another all the time.
    private func campaign(_ more: String = "", cards: Bool = false) async throws -> Campaign {
        var campaign = try Campaign()
        campaign.markets = ["de-DE"]
        campaign.placements = ["pos-landscape"]
        campaign.trim = more
        let pattern = "testsrc2=s=480x270:r=25:d=2"
        let parts = [
            "color=0x9a9080:s=480x270:r=25:d=2,noise=alls=6:allf=t", "\(pattern),boxblur=12:3",
            "\(pattern),eq=saturation=0.6",
            "\(pattern),lutyuv=y=min(val+170\\,250)",
            "mandelbrot=s=480x270:r=25,trim=duration=2,fade=in:d=1,fade=out:st=1:d=1",
        ]
        let made = try await Tool.run(
            "ffmpeg",
            ["-v", "error"] + parts.flatMap { ["-f", "lavfi", "-i", $0] }
                + [
                    "-filter_complex",
                    (0..<5).map { "[\($0):v]format=yuv420p,setsar=1[p\($0)];" }.joined()
                        + (0..<5).map { "[p\($0)]" }.joined() + "concat=n=5:v=1:a=0", "-c:v", "libx264", "-crf", "16",
                    campaign.assetPath,
                ])
        #expect(made.status == 0, "\(made.errors)")
        return campaign
    }

    /// The second of the film whose frame is nearest to its poster, by ffmpeg's PSNR.
    private func second(of campaign: Campaign) async throws -> Double {
        let report = try await CampaignRun.run(campaign)
        let record = try #require(report.variants.first)
        #expect(record.status == .ready)
        let folder = "\(campaign.outputPath)/glow/de-DE/pos-landscape"
        let (film, poster) = ("\(folder)/\(record.id).mp4", "\(folder)/\(record.id).jpg")
        let told = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-i", film, "-loop", "1", "-i", poster, "-lavfi",
                "[0:v]format=gray[a];[1:v]scale=out_range=tv,format=gray[b];[a][b]psnr=stats_file=-:shortest=1", "-f",
                "null", "-",
            ])
        let values = told.output.split(separator: "\n").compactMap { line -> Double? in
            line.split(separator: " ").first { $0.hasPrefix("psnr_avg:") }.flatMap {
                $0 == "psnr_avg:inf" ? 100 : Double($0.dropFirst(9))
            }
        }
        #expect(values.count == 250)
        let best = try #require(values.indices.max { values[$0] < values[$1] })
        return Double(best) / 25
    }

    @Test func thePosterIsSharpWellExposedAndNoTransition() async throws {
        let second = try await second(of: campaign())
        #expect((4..<6).contains(second), "\(second) s")
    }

    @Test(arguments: [1.2, 7.0, 9.96])
    func theMomentThatAManifestNamesIsThePoster(moment: Double) async throws {
        let second = try await second(of: campaign(", still: \(moment)s"))
        #expect(abs(second - moment) < 0.021)
    }

    @Test func aMomentOutsideOfTheFilmIsToldAtItsPlace() async throws {
        let campaign = try await campaign(", trim: { from: 1s, to: 3s }, still: 4.2s")
        do {
            _ = try await CampaignRun.run(campaign)
            Issue.record("the still was taken")
        } catch let failure as JobFailure {
            let finding = try #require(failure.findings.first)
            #expect(finding.code == "still-outside")
            #expect(finding.location?.line == 3)
        }
    }
}
