// Tests of Reformat.
