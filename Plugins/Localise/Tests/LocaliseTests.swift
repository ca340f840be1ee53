// Tests of Localise.
