"""What the films say: a card's message and five cues, by language."""

CARDS = {
    "de": "Nur noch {left, plural, one {# Stück} other {# Stück}} – {price, number, currency} mit Code {code}",
    "fr": "Plus que {left, plural, one {# pièce} other {# pièces}} – {price, number, currency} avec le code {code}",
    "pl": "Zostało tylko {left, plural, one {# sztuka} few {# sztuki} other {# sztuk}} – {price, number, currency}"
          " z kodem {code}",
    "it": "Solo {left, plural, one {# pezzo rimasto} other {# pezzi rimasti}} – {price, number, currency} con il codice"
          " {code}",
    "es": "Solo {left, plural, one {queda # unidad} other {quedan # unidades}} – {price, number, currency} con el código"
          " {code}",
    "nl": "Nog maar {left, plural, one {# stuk} other {# stuks}} – {price, number, currency} met code {code}",
    "en": "Only {left, plural, one {# piece} other {# pieces}} left – {price, number, currency} with code {code}",
    "ar": "بقي {left, plural, one {قطعة واحدة} two {قطعتان} few {# قطع} other {# قطعة}} – {price, number, currency} مع"
          " الرمز {code}",
    "ja": "残り{left}個 – コード{code}で{price, number, currency}",
    "pt": "Só {left, plural, one {resta # unidade} other {restam # unidades}} – {price, number, currency} com o código"
          " {code}",
    "sv": "Bara {left, plural, one {# kvar} other {# kvar}} – {price, number, currency} med koden {code}",
}

PRICES = {
    "EUR": "12.99", "PLN": "54.90", "GBP": "10.99", "AED": "59.00", "JPY": "2200", "BRL": "79.90", "SEK": "149.00",
}

CUES = {
    "de": ("Ich habe jede Mascara ausprobiert.", "Diese hält wirklich den ganzen Tag.", "Auch im Regen, ohne Flecken.",
           "Und schaut euch diese Farbe an!", "Den Code findet ihr unten."),
    "fr": ("J’ai essayé tous les mascaras.", "Celui-ci tient vraiment toute la journée.",
           "Même sous la pluie, sans couler.", "Et regardez cette couleur !", "Le code est juste en dessous."),
    "pl": ("Wypróbowałam już każdy tusz do rzęs.", "Ten naprawdę trzyma się cały dzień.", "Nawet w deszczu, bez smug.",
           "I spójrzcie na ten kolor!", "Kod znajdziecie poniżej."),
    "ar": ("لقد جربت كل أنواع الماسكارا.", "هذه تدوم حقًا طوال اليوم.", "حتى تحت المطر، دون بقع.", "وانظروا إلى هذا اللون!",
           "ستجدون الرمز في الأسفل."),
    "ja": ("マスカラは全部試しました。", "これは本当に一日中落ちません。", "雨の日でもにじみません。", "この色を見てください！", "コードは下にあります。"),
}
