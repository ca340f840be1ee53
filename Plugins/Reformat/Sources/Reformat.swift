// Reformat: a step.
