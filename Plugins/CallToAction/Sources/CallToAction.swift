// CallToAction: a step.
