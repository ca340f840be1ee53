public import PolyreelCore
