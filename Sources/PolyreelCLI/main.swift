// The `polyreel` executable. One of your own, with a step of your own, is the same:
// main(steps: BuiltInSteps.all + [Watermark.self])

import PolyreelCommands
import PolyreelSteps

PolyreelCommands.main(steps: BuiltInSteps.all)
