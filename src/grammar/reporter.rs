//! The body that sentences say a report is of.
//!
//! Takes the folded text of a paragraph; gives the span of a name. Does not know where the paragraph stands.

use nom::Input;

use crate::Span;
use crate::form::words::bodies::PLACE_ENDS;
use crate::form::words::preambles::BY;
use crate::form::words::reporters::{
    ALIASES, ASKED_OF, ASKING, DISCLOSING, DOINGS, FITTED, FITTING, GROUNDS, KINDS, KNOWN_ENDS,
    MAKING, MAKINGS, NATIONAL, NO_BEGINNINGS, NO_ENDINGS, NO_NAME_HAS, OF_ASKED, OF_TWO,
    OFFICE_ENDS, OWN, PEOPLES_GOVERNMENT, REACHED, REPORTED, REPORTING, STREETS, SURE_ENDS, TOWN,
    VILLAGES, WORKING,
};
use crate::form::words::titles::{GOVERNMENT, SUBJECTS};

use super::body::{ends_as_body, is_name};
use super::date::year;
use super::han::is_han;
use super::ordinal::ordinal;
use super::text::{Text, prefix};

const STOPS: [char; 8] = ['。', ',', ';', ':', '(', ')', '!', '、'];

/// Names, and those of their offices, have no more characters.
const LONGEST: usize = 36;

/// A way in which a paragraph names who reports.
pub(crate) type Way = fn(Text<'_>) -> Option<Span>;

/// The ways, the surest first.
pub(crate) const WAYS: [Way; 6] = [aliased, maker, fitted, reported, working, subject];

/// A name may be cut over lines.
fn is_name_char(c: char) -> bool {
    is_han(c) || c == '\n'
}

/// Whether a name is that of a body of some place: 示例市水务局, not 市水务局, 上级机关 or 示例市政府网站.
pub(crate) fn is_of_place(name: &str) -> bool {
    if NATIONAL.contains(&name) {
        return true;
    }
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    name.chars().count() >= fewest(name)
        && name.chars().all(is_name_char)
        && is_name(name)
        && ends_as_body(name)
        && (names_place(name) || ends(KNOWN_ENDS))
        && !begins(NO_BEGINNINGS)
        && !ends(NO_ENDINGS)
        && !name.contains(NO_NAME_HAS)
        && !SUBJECTS.iter().any(|word| name.contains(word))
}

/// Names of fewer characters are those of bodies of no place: 县政府, but not 示例镇.
fn fewest(name: &str) -> usize {
    if is_of_town(name) { 3 } else { 4 }
}

fn is_of_town(name: &str) -> bool {
    name.ends_with([TOWN, VILLAGES])
}

/// Whether a name has one of a place, of two characters or more, before its end: 示例市…, but not 市场….
fn names_place(name: &str) -> bool {
    let Some((at, _)) = name.char_indices().nth(2) else {
        return false;
    };
    let behind = &name[at..];
    behind.contains(|c| PLACE_ENDS.contains(&c) || c == VILLAGES) || behind.contains(STREETS)
}

/// Whether a text says 我局 and its like first of a body of another kind than this.
pub(crate) fn is_of_another(text: &str, name: &str) -> bool {
    let mut places = text.match_indices(OWN).map(|(at, own)| at + own.len());
    let kind = places.find_map(|at| text[at..].chars().next().filter(|c| KINDS.contains(c)));
    kind.is_some_and(|kind| !name.contains(kind))
}

/// `(以下简称市水务局)`.
fn is_alias(text: &str) -> bool {
    let inner = text.strip_prefix('(');
    inner.is_some_and(|inner| ALIASES.iter().any(|word| inner.starts_with(word)))
}

/// `示例市水务局(以下简称"我局")`.
fn aliased(text: Text<'_>) -> Option<Span> {
    let view = text.as_str();
    let mut opens = view.match_indices('(').map(|(at, _)| at);
    opens.find_map(|at| {
        let inner = &view[at + 1..];
        let alias = ALIASES.iter().find_map(|word| inner.strip_prefix(word))?;
        alias
            .trim_start_matches([':', '"', ' '])
            .starts_with(OWN)
            .then_some(())?;
        let clause = view[..at].rfind(STOPS).map_or(0, |stop| {
            stop + view[stop..].chars().next().map_or(0, char::len_utf8)
        });
        let clause = bare(text.take(at).take_from(clause));
        let by = clause.as_str().rfind(BY).map_or(0, |by| by + BY.len_utf8());
        let name = clause.take_from(by);
        is_of_place(name.as_str()).then(|| name.span())
    })
}

/// `本报告由示例市水务局编制`, `本报告由示例市水务局根据条例编制`.
fn maker(text: Text<'_>) -> Option<Span> {
    let view = text.as_str();
    let makes = |name: &Span| {
        let rest = &view[(name.end - text.start()) as usize..];
        let sentence = rest.find('。').map_or(rest, |end| &rest[..end]);
        sentence.contains(MAKING)
    };
    let by = || view.match_indices(BY);
    between(text, by(), MAKINGS).or_else(|| between(text, by(), GROUNDS).filter(makes))
}

/// `为做好示例市水务局政府信息公开工作`.
fn working(text: Text<'_>) -> Option<Span> {
    let view = text.as_str();
    let places = WORKING.iter().flat_map(|word| view.match_indices(word));
    let mut names = places.filter_map(|(at, word)| {
        leading(text.take_from(at + word.len()), SUBJECTS).filter(|name| !is_place(name.as_str()))
    });
    Some(names.next()?.span())
}

/// `结合示例市水务局工作实际`.
fn fitted(text: Text<'_>) -> Option<Span> {
    between(text, text.as_str().match_indices(FITTING), FITTED)
}

/// `现将示例市水务局2023年工作情况报告如下`.
fn reported(text: Text<'_>) -> Option<Span> {
    between(text, text.as_str().match_indices(REPORTING), REPORTED)
}

/// `2023年,示例市水务局认真贯彻…`: the subject of the first sentence.
fn subject(text: Text<'_>) -> Option<Span> {
    let text = behind_name_of_part(text);
    let view = text.as_str();
    let end = view.find('。')?;
    let mut starts = view[..end]
        .match_indices(STOPS)
        .map(|(at, stop)| at + stop.len());
    let first = doing(text, DOINGS);
    first.or_else(|| starts.find_map(|at| doing(text.take_from(at), DOINGS)))
}

/// A text without the name of a part that it begins with: `(一)主动公开。2023年,…`.
fn behind_name_of_part(text: Text<'_>) -> Text<'_> {
    /// The name of a part is not longer.
    const LONGEST_NAME: usize = 19;
    let (Some(_), rest) = ordinal(text) else {
        return text;
    };
    let name = rest.as_str().split_once(['。', ':']);
    match name.map(|(name, _)| name) {
        Some(name) if !name.contains(STOPS) && name.chars().count() <= LONGEST_NAME => {
            let mark = rest.as_str()[name.len()..].chars().next();
            rest.take_from(name.len() + mark.map_or(0, char::len_utf8))
        }
        _ => rest,
    }
}

/// The body that a clause is about, where one of some words says what it did.
fn doing(clause: Text<'_>, words: &[&str]) -> Option<Span> {
    let name = leading(bare(clause), words)?;
    (!is_place(name.as_str())).then(|| name.span())
}

/// What a place did its bodies may tell as well, but not what a town did.
fn is_place(name: &str) -> bool {
    name.ends_with(PLACE_ENDS) && !name.ends_with(TOWN)
}

/// Who a sentence says was asked: `2023年,示例市水务局未收到…`.
pub(crate) fn asked_of(sentence: Text<'_>) -> Option<Span> {
    let view = sentence.as_str();
    if !view.contains(OF_ASKED) {
        return None;
    }
    let mut starts = view.match_indices(STOPS).map(|(at, stop)| at + stop.len());
    let first = doing(sentence, ASKED_OF);
    first.or_else(|| starts.find_map(|at| doing(sentence.take_from(at), ASKED_OF)))
}

/// The name between words found in a text and those that may stand behind it.
fn between<'a>(
    text: Text<'_>,
    mut found: impl Iterator<Item = (usize, &'a str)>,
    behind: &[&str],
) -> Option<Span> {
    found.find_map(|(at, word)| Some(leading(text.take_from(at + word.len()), behind)?.span()))
}

/// The name that a text begins with, and that one of some words stands behind.
fn leading<'a>(text: Text<'a>, behind: &[&str]) -> Option<Text<'a>> {
    let view = text.as_str();
    let ends = view.char_indices().skip(1).map(|(at, _)| at).take(LONGEST);
    let mut ends = ends.take_while(|at| view[..*at].ends_with(is_name_char));
    ends.find_map(|end| {
        // Few characters end a name, and many words may stand behind one.
        let name = Some(&view[..end]).filter(|name| ends_as_body(name))?;
        let rest = view[end..].trim_start();
        if rest.starts_with(DISCLOSING)
            && name.ends_with(GOVERNMENT)
            && !name.ends_with(PEOPLES_GOVERNMENT)
        {
            return None;
        }
        let is_behind = behind.iter().any(|word| rest.starts_with(word)) || is_alias(rest);
        (is_behind && is_of_place(name)).then(|| text.take(end))
    })
}

/// `请与示例市水务局办公室联系`: the body whose office is to be asked.
pub(crate) fn asked(text: Text<'_>) -> Option<Span> {
    let view = text.as_str();
    let places = ASKING.iter().flat_map(|word| view.match_indices(word));
    let mut places = places.map(|(at, word)| at + word.len());
    places.find_map(|at| {
        let rest = text.take_from(at);
        let blank = rest.as_str().len() - rest.as_str().trim_start_matches([':', ' ']).len();
        let rest = rest.take_from(blank);
        let mut ends = rest.as_str().char_indices().take(LONGEST);
        let len = ends
            .find(|(at, c)| !is_name_char(*c) || rest.as_str()[*at..].starts_with(REACHED))?
            .0;
        let name = &rest.as_str()[..len];
        let ends = SURE_ENDS
            .iter()
            .filter_map(|end| Some(name.rfind(end)? + end.len()));
        let end = ends.max()?;
        let (body, office) = name.split_at(end);
        let is_office = office.is_empty() || office.ends_with(OFFICE_ENDS);
        let is_of_two = body.ends_with(OF_TWO.0) && office == OF_TWO.1;
        (is_office && !is_of_two && is_of_place(body)).then(|| rest.take(end).span())
    })
}

/// A clause without the marks and the year that it begins with.
fn bare(clause: Text<'_>) -> Text<'_> {
    let clause = unmarked(clause);
    let behind = prefix(year(), clause).map(|(rest, _)| unmarked(rest));
    behind.unwrap_or(clause)
}

fn unmarked(clause: Text<'_>) -> Text<'_> {
    let view = clause.as_str();
    let rest = view.trim_start_matches([' ', '"', '\n']);
    clause.take_from(view.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&str> {
        let text = Text::new(text, 0);
        let found = WAYS.iter().find_map(|way| way(text));
        found.or_else(|| asked(text))?.slice(text.as_str())
    }

    #[test]
    fn sentences_that_name_who_reports() {
        for text in [
            "2023年,示例市水务局认真贯彻条例,有序推进。",
            "2023年示例市水务局在上级的领导下有序推进。",
            "示例市水务局2023年有序推进。",
            "(一)主动公开。2023年,示例市水务局严格落实条例。",
            "1.主动公开情况:示例市水务局严格落实条例。",
            "示例市水务局(以下简称市水务局)认真贯彻条例。",
            "2023年,在示例市委、市政府的领导下,示例市水务局严格落实条例。",
            "根据条例,示例市水务局(以下简称\"我局\")编制本报告。",
            "本报告由示例市水务局编制。",
            "本报告由示例市水务局(以下简称我局)编制。",
            "结合示例市水务局工作实际,编制本报告。",
            "现将示例市水务局2023年工作情况报告如下:",
            "现将示例市水务局政府信息公开情况报告如下:",
            "如有疑问,请与示例市水务局办公室联系。",
            "如有疑问,请联系示例市水务局政策法规科(电话:0123-1234567)。",
            "如有疑问,请与示例市水务局(地址:示例路1号)联系。",
            "如有疑问,请联系:示例市水务局;电话:0123-1234567。",
            "本报告由示例市水务局根据条例编制。",
            "示例市水务局特编制本报告。",
            "为做好示例市水务局政府信息公开工作,有序推进。",
        ] {
            assert_eq!(read(text), Some("示例市水务局"), "{text}");
        }
    }

    #[test]
    fn sentences_that_name_others() {
        for text in [
            "2023年,我局认真贯彻条例。",
            "2023年,市政府高度重视政务公开。",
            "2023年,示例市委、市政府高度重视政务公开。",
            "2023年,示例市局积极指导。",
            "在示例市政务服务局的指导下,有序推进。",
            "根据示例市人民政府办公室要求,有序推进。",
            "国务院办公厅严格要求。",
            "各乡镇街道认真贯彻条例。",
            "本报告由局办公室编制。",
            "结合我局工作实际,编制本报告。",
            "2023年,示例市认真贯彻条例。",
            "2023年,一站式服务中心持续优化。",
            "2023年,市场监督管理局认真贯彻条例。",
            "如有疑问,请与示例市政务公开办公室联系。",
            "有序推进。示例市财政局积极配合。",
            "如有疑问,请与示例市人民政府办公室联系。",
            "如有疑问,请与局办公室联系。",
            "请在示例市人民政府网站下载。",
            "特向社会公布示例市水务局(以下简称市水务局)工作情况。",
            "本报告由示例市政务服务局按照职责指导。",
            "为做好示例市政府信息公开工作,有序推进。",
            "示例市政府信息公开工作有序推进。",
            "各街道认真贯彻条例。",
            "小城镇坚持有序推进。",
            "主要从总体情况、存在的主要问题等六个方面汇报我镇2023年工作。",
            "其他需要报告的事项等方面向示例市的乡镇2023年通报。",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for (text, name) in [
            ("2023年,示例街道办事处认真贯彻条例。", "示例街道办事处"),
            ("示例市示例街道特编制本报告。", "示例市示例街道"),
            ("2023年以来,示例乡在县委领导下有序推进。", "示例乡"),
            ("示例镇政府信息公开工作有序推进。", "示例镇"),
            ("示例镇人民政府信息公开工作有序推进。", "示例镇人民政府"),
            ("2023年,教育部坚持公开。", "教育部"),
        ] {
            assert_eq!(read(text), Some(name), "{text}");
        }
        assert!(is_of_another("2023年,我局有序推进。", "示例市人民政府"));
        assert!(!is_of_another("2023年,我局有序推进。", "示例市水务局"));
        assert!(!is_of_another("2023年,本年度有序推进。", "示例市水务局"));
    }
}
