"""The order in which Word wants the elements of properties (ECMA-376 Part 1, annex A.1).

Word refuses, or "repairs", a file whose properties stand in another order.
"""

from collections.abc import Iterator

from lxml import etree
from written_words import W

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl between bar"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    " glow reflection props3d ligatures numForm numSpacing stylisticSets cntxtAlts",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription tblPrChange",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader"
    " tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "tcBorders": _BORDERS,
    "tblBorders": _BORDERS,
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr"
    " trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold"
    " embedItalic embedBoldItalic",
    "settings": "writeProtection view zoom removePersonalInformation embedTrueTypeFonts"
    " embedSystemFonts saveSubsetFonts mirrorMargins defaultTabStop autoHyphenation"
    " consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders"
    " characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang"
    " clrSchemeMapping decimalSymbol listSeparator",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "p": "pPr",  # what follows is free
}
_FREE = {f"{W}footerReference": f"{W}headerReference"}
"""What may stand before or behind the other."""

_PLACES = {
    parent: {f"{W}{name}": place for place, name in enumerate(order.split())}
    for parent, order in _ORDERS.items()
}


def disorder(root: etree._Element, name: str) -> Iterator[str]:
    """What stands in another order than Word wants, or is not known there, in a part."""
    for element in root.iter(etree.Element):
        places = _PLACES.get(etree.QName(element).localname)
        if places is None or not str(element.tag).startswith(W):
            continue
        if element.tag == f"{W}p":
            late = [child for child in element[1:] if child.tag == f"{W}pPr"]
            yield from (f"{name}: properties of a paragraph stand late" for _ in late)
            continue
        known = [f"{W}{etree.QName(child).localname}" for child in element]
        strange = [tag for tag in known if tag not in places]
        yield from (f"{name}: {tag} in {element.tag}" for tag in strange)
        order = [places[_FREE.get(tag, tag)] for tag in known if tag in places]
        if order != sorted(order):
            yield f"{name}: the order in {element.tag}: {' '.join(known)}".replace(W, "")
