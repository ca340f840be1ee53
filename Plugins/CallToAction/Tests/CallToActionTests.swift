// Tests of CallToAction.
