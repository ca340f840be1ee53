/// Attributes that are read, but those of styles.
enum TTMLAttribute: String {
    case begin, end, dur, timeContainer, style, region, agent
    case id = "xml:id"
    case language = "xml:lang"
    case space = "xml:space"
    case speaker = "ttm:agent"
    case timeBase = "ttp:timeBase"
    case frameRate = "ttp:frameRate"
    case frameRateMultiplier = "ttp:frameRateMultiplier"
    case subFrameRate = "ttp:subFrameRate"
    case tickRate = "ttp:tickRate"
    case dropMode = "ttp:dropMode"
    case cellResolution = "ttp:cellResolution"
}
