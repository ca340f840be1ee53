internal import PolyreelCore
internal import PolyreelType
internal import Synchronization

/// Plates drawn once for a job, however many spans show them.
final class PlateCache: Sendable {
    private let drawn = Mutex<[Plate: YCbCrPlate]>([:])

    func plate(_ plate: Plate) throws -> YCbCrPlate {
        if let found = drawn.withLock({ $0[plate] }) { return found }
        let made = YCbCrPlate(try PlateArtist.draw(plate), frame: plate.frame)
        drawn.withLock { $0[plate] = made }
        return made
    }
}
