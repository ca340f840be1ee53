internal import Mustache

// What templates call the parts of a variant: asked for by name, thousands of times, they are not looked for by reflection.

extension ReportPage.Card: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "status": status
        case "poster": poster
        case "market": market
        case "placement": placement
        case "media": media
        case "files": files
        case "findings": findings
        default: nil
        }
    }
}

extension ReportPage.Card.Poster: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "film": film
        case "image": image
        case "id": id
        default: nil
        }
    }
}

extension ReportPage.Card.File: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "link": link
        case "name": self.name
        default: nil
        }
    }
}

extension ReportPage.Note: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "severity": severity
        case "message": message
        case "code": code
        case "hint": hint
        default: nil
        }
    }
}
