// Tests of PolyreelPlan.
