internal import Foundation
public import Testing

extension Tag {
    /// It encodes films: seconds to minutes.
    @Tag public static var render: Self
    /// It kills, starves or lies to a process of the product.
    @Tag public static var fault: Self
    /// Another program says whether the result is right.
    @Tag public static var judge: Self
    /// It is left out of `make test`, or does less there; `make test-long` runs all of it.
    @Tag public static var long: Self
}

/// How much of the tests that take minutes is run.
public enum TestLength {
    /// Whether `make test-long` asked for all.
    public static let isLong = ProcessInfo.processInfo.environment["POLYREEL_LONG"] != nil
}

extension Trait where Self == ConditionTrait {
    /// Only in `make test-long`; give it the tag as well: `@Test(.long, .tags(.long))`.
    public static var long: Self { .enabled("takes minutes: make test-long", { TestLength.isLong }) }
}
