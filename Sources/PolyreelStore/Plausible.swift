/// A value whose numbers lie in ranges. One that lies outside of them was never measured: as a kept value it is as good as
/// not there, and a process that tells it is not believed.
public protocol Plausible {
    var isPlausible: Bool { get }
}
