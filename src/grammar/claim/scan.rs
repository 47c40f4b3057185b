//! Looking at the tokens of a clause: which words it has, what they name, where clauses end.

use crate::form::words::counters::OF_CASES;
use crate::model::{ClaimSubject as Subject, Number, Quantity};

use super::words::{Topic, Verb, Word};
use super::{Piece, Token};

pub(super) fn words(tokens: &[Token]) -> impl DoubleEndedIterator<Item = Word> + Clone {
    tokens.iter().filter_map(|token| match token.piece {
        Piece::Word(word) => Some(word),
        _ => None,
    })
}

pub(super) fn has(tokens: &[Token], word: Word) -> bool {
    words(tokens).any(|it| it == word)
}

/// The cases named, each once.
pub(super) fn cases(tokens: &[Token]) -> Vec<Subject> {
    let mut cases = Vec::new();
    for word in words(tokens) {
        if let Word::Topic(Topic::Case(case)) = word
            && !cases.contains(&case)
        {
            cases.push(case);
        }
    }
    cases
}

/// What can be said not to have been: cases, rows, fees, and where none of these, requests.
pub(super) fn things(tokens: &[Token]) -> Vec<Subject> {
    let mut things = cases(tokens);
    things.extend(row(tokens));
    if has(tokens, Word::Topic(Topic::Fee)) {
        things.push(Subject::ProcessingFee);
    }
    let requests = has(tokens, Word::Topic(Topic::Request));
    if things.is_empty() && requests && !has(tokens, Word::Cause) {
        things.push(Subject::Received);
    }
    things
}

/// 未制发、废止规范性文件: which documents are said not to have been issued, and repealed.
pub(super) fn documents_issued(tokens: &[Token]) -> Vec<Subject> {
    if has_part(tokens) {
        return Vec::new();
    }
    let repealed = has(tokens, Word::Verb(Verb::Repeal));
    [
        (Topic::Rules, Subject::RulesIssued, Subject::RulesRepealed),
        (
            Topic::Normative,
            Subject::NormativeIssued,
            Subject::NormativeRepealed,
        ),
    ]
    .into_iter()
    .filter(|&(topic, ..)| has(tokens, Word::Topic(topic)))
    .flat_map(|(_, issued, gone)| std::iter::once(issued).chain(repealed.then_some(gone)))
    .collect()
}

/// The last row of table `requests` that the words name, 结转2024年 among them.
pub(super) fn row(tokens: &[Token]) -> Option<Subject> {
    tokens
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, token)| match token.piece {
            Piece::Word(Word::Row(row)) => Some(row),
            Piece::Year(_) if after_carry(tokens, at) => Some(Subject::CarriedForward),
            Piece::Year(_) if carries(tokens, at) => Some(Subject::CarriedOver),
            _ => None,
        })
}

/// Whether the year at `at` says from where or to where requests were carried.
pub(super) fn carries(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    let before_carry = next
        .is_some_and(|next| next.piece == Piece::Word(Word::Carry) && next.start == tokens[at].end);
    before_carry || after_carry(tokens, at)
}

pub(super) fn after_carry(tokens: &[Token], at: usize) -> bool {
    let last = at.checked_sub(1).and_then(|at| tokens.get(at));
    last.is_some_and(|last| last.piece == Piece::Word(Word::Carry) && last.end == tokens[at].start)
}

/// Whether the year at `at` is that of a cause: 因2022年的申请引发行政复议.
pub(super) fn is_of_cause(tokens: &[Token], at: usize) -> bool {
    let last = at.checked_sub(1).and_then(|at| tokens.get(at));
    last.is_some_and(|last| last.piece == Piece::Word(Word::Cause) && last.end == tokens[at].start)
}

pub(super) const fn subject_of(verb: Verb) -> Subject {
    match verb {
        Verb::Answer => Subject::Answered,
        Verb::Handle => Subject::Handled,
        _ => Subject::Received,
    }
}

/// Whether the two verbs of a clause stand side by side: 收到并办结.
pub(super) fn joined(tokens: &[Token]) -> bool {
    let mut verbs = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.piece, Piece::Word(Word::Verb(_))))
        .map(|(at, _)| at);
    let (Some(first), Some(second)) = (verbs.next(), verbs.next()) else {
        return false;
    };
    tokens[first + 1..second]
        .iter()
        .all(|token| matches!(token.piece, Piece::Word(Word::And) | Piece::Stop('、')))
        && second > first + 1
}

/// Whether any of the words speaks of a part.
pub(super) fn has_part(tokens: &[Token]) -> bool {
    words(tokens).any(|word| matches!(word, Word::Part | Word::Forum))
}

/// Whether the words speak of a part; 不予公开 and its like behind them are the form's own parts,
/// and cases may well concern something.
pub(super) fn is_part(tokens: &[Token]) -> bool {
    let really = has_part(tokens);
    let mut part = false;
    let mut words = words(tokens).peekable();
    while let Some(word) = words.next() {
        match word {
            // 涉及自然人5件: who asked is a part of the form's own.
            Word::Concerning if words.peek().copied().is_some_and(is_requester) => {}
            Word::Part | Word::Forum | Word::Concerning => part = true,
            Word::Row(_) => part = false,
            Word::Topic(Topic::Case(_)) if !really => part = false,
            _ => {}
        }
    }
    part
}

pub(super) fn is_counted(token: &Token) -> bool {
    matches!(token.piece, Piece::Counted(_))
}

/// Whether it is a figure, or a word for none: without one there is no claim.
pub(super) const fn says_how_many(token: &Token) -> bool {
    matches!(
        token.piece,
        Piece::Counted(_) | Piece::Word(Word::Not(_) | Word::Zero(_))
    )
}

pub(super) const fn is_row(word: Word) -> bool {
    matches!(word, Word::Row(_))
}

pub(super) const fn is_requester(word: Word) -> bool {
    matches!(word, Word::Requester(_))
}

pub(super) const fn is_denial(word: Word) -> bool {
    matches!(word, Word::Not(_))
}

pub(super) const fn is_case(subject: Subject) -> bool {
    matches!(
        subject,
        Subject::Review
            | Subject::Lawsuits
            | Subject::LawsuitsDirect
            | Subject::LawsuitsAfterReview
    )
}

pub(super) fn is_zero(quantity: Quantity) -> bool {
    quantity.allows(Number::from(0))
}

/// Whether requests and cases are counted in a unit; they may have none.
pub(super) fn is_case_unit(unit: &str) -> bool {
    unit.is_empty() || OF_CASES.contains(&unit)
}

/// The clauses of a sentence, each with its stop. 、 ends one only between figures: 5件、2件, not
/// 行政复议、行政诉讼; and not behind 分别.
pub(super) fn clauses(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut counted = false;
    let mut respectively = false;
    tokens.split_inclusive(move |token| {
        let ends = match token.piece {
            Piece::Stop('、') => counted && !respectively,
            Piece::Stop(_) => true,
            _ => false,
        };
        counted |= is_counted(token);
        respectively |= token.piece == Piece::Word(Word::Respectively);
        if ends {
            (counted, respectively) = (false, false);
        }
        ends
    })
}

/// Whether nothing but words for how many stands behind the request that the tokens name last:
/// 申请数量为12, not 依申请公开文书12份.
pub(super) fn reaches(left: &[Token], figure: usize) -> bool {
    let is_request = |token: &Token| {
        // 依申请公开政府信息3件.
        let words = [
            Word::Application,
            Word::Topic(Topic::Request),
            Word::Topic(Topic::Information),
        ];
        matches!(token.piece, Piece::Word(word) if words.contains(&word))
    };
    let Some(at) = left.iter().rposition(is_request) else {
        return false;
    };
    let behind = left[at + 1..].iter().map(|token| (token.start, token.end));
    let mut end = left[at].end;
    for (start, next) in behind.chain([(figure, figure)]) {
        if start != end {
            return false;
        }
        end = next;
    }
    true
}

/// Whether `word` is the first of the tokens.
pub(super) fn begins(tokens: &[Token], word: Word) -> bool {
    tokens
        .first()
        .is_some_and(|token| token.piece == Piece::Word(word))
}
