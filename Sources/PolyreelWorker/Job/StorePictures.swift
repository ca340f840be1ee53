internal import PolyreelCore
internal import PolyreelRender
internal import PolyreelStep
internal import PolyreelStore

/// The pictures that a job's steps show, in the store, out of which plates are drawn.
struct StorePictures: StepPictures {
    let shelf: PictureShelf

    func keep(_ picture: PlatePicture) async throws -> String {
        try await BlockingWork.run { try shelf.keep(picture).hex }
    }
}
