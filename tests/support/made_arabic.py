"""An invented brief in Arabic: what runs from right to left on every kind of block."""

from datetime import date

from made_contexts import quote, text

from briefgen.model.context import (
    BriefContext,
    DateLine,
    IssueView,
    Matrix,
    MatrixRow,
    PositionLine,
    SourceLine,
    WordsLine,
)


def arabic_context() -> BriefContext:
    issue = IssueView(
        "s-1",
        1,
        "منسوب المياه في نهر درافا",
        "issue-1",
        objective=(text("p-1", "مقياس مشترك قبل الربيع تقرؤه الضفتان معًا."),),
        points=(
            text("p-2", "نتقاسم نهرًا واحدًا، وتكفينا جميعًا مجموعة أرقام واحدة.", 1),
            text("p-3", "يكلف المقياس أقل من شارع واحد تغمره المياه.", 1, 2),
        ),
        positions=(
            PositionLine("o-1", "مارينيا", "تريد المقياس على ضفتها.", (1,)),
            PositionLine("o-2", "Ostland", "تسأل من يدفع كلفة الصيانة (12 %).", (2,), closed=True),
        ),
        quotes=(
            quote(
                "q-1",
                "لا يجوز لقرية على هذا النهر أن تعلم بالفيضان من الماء نفسه",
                speaker="آنا بتروفا",
                role="وزيرة الأنهار",
                said_to="The Aldermoor Courier",
                said_when="3 مايو 2031",
                sources=(1,),
                also=(2,),
            ),
            quote(
                "q-2",
                "We are ready, but not tomorrow",
                speaker="Olha Savchenko",
                role="كبيرة المهندسين",
                language="en",
                translation="نحن مستعدون ولكن ليس غدًا",
                sources=(2,),
            ),
        ),
        facts=(text("p-8", "كان أدنى منسوب 41 سم تحت العلامة القديمة.", 2),),
    )
    second = IssueView(
        "s-2", 2, "قطارات الليل", "issue-2", points=(text("p-20", "قطاران كل ليلة.", 2),)
    )
    return BriefContext(
        title="قمة الأنهار الثلاثة، ألدرمور",
        kicker="Summit brief",
        subtitle="منسوب المياه وقطارات الليل ومن يصيد أين",
        event_dates="11–12 سبتمبر 2031",
        place="ألدرمور، مارينيا",
        principal="الوزير",
        number="إحاطة 7",
        author="مكتب الأنهار",
        cleared_by="رئيس المكتب",
        prepared="1 سبتمبر 2031",
        prepared_on=date(2031, 9, 1),
        marking="رسمي",
        language="ar",
        bottom_line=(text("b-1", "الجميع يريد المقياس ولا أحد يريد الدفع. اعرضوا النصف.", 1),),
        purpose=(text("b-2", "المغادرة بموعد محدد للمقياس."),),
        scenario=(
            text("b-3", "الوصول إلى رصيف العبّارة، الساعة 10:00، بحضور الصحافة."),
            text("b-4", "غداء عمل للقادة فقط."),
        ),
        issues=(issue, second),
        key_dates=_dates(),
        matrix=Matrix(
            ("المياه", "القطارات"),
            (
                MatrixRow("مارينيا", ("المقياس على ضفتها", "قطاران كل ليلة")),
                MatrixRow("Ostland", ("من يدفع؟", "")),
            ),
        ),
        sources=(
            SourceLine(
                1,
                "a-1",
                "Ministers circle the gauge",
                "The Aldermoor Courier",
                "3 مايو 2031",
                True,
                "J. Reed",
                "https://courier.example/gauge",
                "source-1",
            ),
            SourceLine(2, "a-2", "ماء وسكك", "راديو أوستلاند", "", False, "", "", "source-2"),
        ),
    )


def _dates() -> tuple[DateLine, ...]:
    return (
        DateLine(
            "d-1",
            "20 أغسطس 2031",
            "اجتماع المهندسين",
            "لورن",
            date(2031, 8, 20),
            date(2031, 8, 20),
            as_written=(WordsLine("last Wednesday", 1),),
            sources=(1, 2),
            short_date="20 أغسطس",
        ),
        DateLine(
            "d-2",
            "11–12 سبتمبر 2031",
            "قمة الأنهار الثلاثة",
            "",
            date(2031, 9, 11),
            date(2031, 9, 12),
            ahead=True,
            as_written=(WordsLine("منتصف سبتمبر", 2),),
            sources=(2,),
            short_date="11–12 سبتمبر",
        ),
        DateLine(
            "d-3",
            "خريف 2031",
            "أول قطار ليلي",
            "",
            date(2031, 9, 22),
            date(2031, 12, 21),
            ahead=True,
            approximate=True,
            as_written=(WordsLine("في الخريف", 2),),
            sources=(2,),
            short_date="خريف",
        ),
    )
