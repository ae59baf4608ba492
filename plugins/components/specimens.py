"""A few words in every script that the paper knows how to set."""

from __future__ import annotations

from plugins.newsroom.component_views import Specimen

SPECIMENS = (
    Specimen(
        "Latin",
        "en",
        "ltr",
        "The kettle stays on",
        "We counted 1,140 boxes and boiled the water twice. Nobody was asked, and everybody came.",
        "Nobody was asked.",
    ),
    Specimen(
        "Greek",
        "el",
        "ltr",
        "Το μπρίκι μένει στη φωτιά",
        "Μετρήσαμε 1.140 κιβώτια και βράσαμε το νερό δύο φορές. Κανέναν δεν ρωτήσαμε, και ήρθαν όλοι.",
        "Κανέναν δεν ρωτήσαμε.",
    ),
    Specimen(
        "Cyrillic",
        "bg",
        "ltr",
        "Чайникът остава на огъня",
        "Преброихме 1140 сандъка и два пъти сварихме водата. Никого не попитахме, а дойдоха всички.",
        "Никого не попитахме.",
    ),
    Specimen(
        "Arabic",
        "ar",
        "rtl",
        "الغلّاية تبقى على النار",
        "عددنا 1140 صندوقًا وغلينا الماء مرّتين. لم نسأل أحدًا، وجاء الجميع.",
        "لم نسأل أحدًا.",
    ),
    Specimen("Urdu", "ur", "rtl", "کیتلی آگ پر رہے گی", "ہم نے 1140 ڈبے گنے اور پانی دو بار ابالا۔ کسی سے نہیں پوچھا، اور سب آ گئے۔", "کسی سے نہیں پوچھا۔"),
    Specimen("Hebrew", "he", "rtl", "הקומקום נשאר על האש", "ספרנו 1,140 ארגזים והרתחנו את המים פעמיים. לא שאלנו איש, וכולם באו.", "לא שאלנו איש."),
    Specimen(
        "Devanagari",
        "hi",
        "ltr",
        "केतली चूल्हे पर रहेगी",
        "हमने 1,140 पेटियाँ गिनीं और पानी दो बार उबाला। किसी से पूछा नहीं, और सब आ गए।",
        "किसी से पूछा नहीं।",
    ),
)
