// Localise: a step.
