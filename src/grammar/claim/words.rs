//! What the words mean that tell what a number in a narrative counts; found in one pass.

use std::sync::LazyLock;

use crate::form::words::claims;
use crate::grammar::numeral::BEGIN_COUNTS;
use crate::grammar::trie::Trie;
use crate::model::{ClaimRequester as Who, ClaimResult as Ruled, ClaimSubject as Subject};
use crate::source::set::CharSet;

use super::{STOPS, TITLE_OPENS};

/// What a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Request,
    Case(Subject),
    Rules,
    Normative,
    Fee,
    Information,
    Views,
    /// Something that none of the subjects is.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Receive,
    Answer,
    Handle,
    Issue,
    Repeal,
    InForce,
    Publish,
}

/// What is said not to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Not {
    Received,
    Happened,
    Issued,
    Collected,
    /// 未收费, which names the fee itself.
    Charged,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Topic(Topic),
    /// 申请 alone: a request if something was received, or if requests are the topic.
    Application,
    /// 费用 alone: a fee if something was collected.
    Money,
    Verb(Verb),
    /// A row of table `requests`.
    Row(Subject),
    /// 结转 without saying from where to where.
    Carry,
    Result(Ruled),
    Requester(Who),
    Not(Not),
    /// 零复议.
    Zero(Subject),
    /// A part, a stage or a side matter: what follows is no total.
    Part,
    /// 办理行政复议: cases that are decided, not had.
    Forum,
    /// 与政府信息公开无关.
    Unrelated,
    /// 截至.
    Until,
    /// 涉及: a part of the requests, or the cause of the cases.
    Concerning,
    /// 网上、信函: a way of asking.
    Channel,
    /// 其中.
    Among,
    /// 含、包括.
    Including,
    /// 同比、较上年: what follows is a difference.
    Compared,
    /// 去年、上年: what follows is not of this year.
    LastYear,
    /// 各乡镇: what follows is of other bodies.
    Others,
    ThisYear,
    /// 因、引发: the request is the cause, not the matter.
    Cause,
    /// 分别.
    Respectively,
    /// 均、各.
    Each,
    /// 并、且.
    And,
    /// 数量、共计: what may stand between a thing and how many there are.
    Tail,
    /// A word that only looks like one of the others.
    Nothing,
}

/// Which list of words says what.
static WORDS: &[(Word, &[&str])] = &[
    (Word::Topic(Topic::Request), claims::REQUESTS),
    (Word::Application, claims::APPLICATION),
    (Word::Topic(Topic::Case(Subject::Review)), claims::REVIEW),
    (
        Word::Topic(Topic::Case(Subject::Lawsuits)),
        claims::LAWSUITS,
    ),
    (
        Word::Topic(Topic::Case(Subject::LawsuitsDirect)),
        claims::LAWSUITS_DIRECT,
    ),
    (
        Word::Topic(Topic::Case(Subject::LawsuitsAfterReview)),
        claims::LAWSUITS_AFTER_REVIEW,
    ),
    (Word::Topic(Topic::Rules), claims::RULES),
    (Word::Topic(Topic::Normative), claims::NORMATIVE_DOCUMENTS),
    (Word::Topic(Topic::Fee), claims::FEES),
    (Word::Money, claims::MONEY),
    (Word::Topic(Topic::Information), claims::INFORMATION),
    (Word::Topic(Topic::Views), claims::VIEWS),
    (Word::Topic(Topic::Other), claims::OTHER_TOPICS),
    (Word::Tail, claims::TAILS),
    (Word::Nothing, claims::LOOK_ALIKES),
    (Word::Verb(Verb::Receive), claims::RECEIVE),
    (Word::Verb(Verb::Answer), claims::ANSWER),
    (Word::Verb(Verb::Handle), claims::HANDLE),
    (Word::Verb(Verb::Issue), claims::ISSUE),
    (Word::Verb(Verb::Repeal), claims::REPEAL),
    (Word::Verb(Verb::InForce), claims::IN_FORCE),
    (Word::Verb(Verb::Publish), claims::PUBLISH),
    (Word::Row(Subject::CarriedOver), claims::CARRIED_OVER),
    (Word::Row(Subject::CarriedForward), claims::CARRIED_FORWARD),
    (Word::Carry, claims::CARRY),
    (Word::Row(Subject::Received), claims::NEWLY_RECEIVED),
    (Word::Row(Subject::Granted), claims::GRANTED),
    (
        Word::Row(Subject::PartiallyGranted),
        claims::PARTIALLY_GRANTED,
    ),
    (Word::Row(Subject::Denied), claims::DENIED),
    (Word::Row(Subject::Unavailable), claims::UNAVAILABLE),
    (Word::Row(Subject::NotProcessed), claims::NOT_PROCESSED),
    (Word::Row(Subject::OtherOutcome), claims::OTHER_OUTCOME),
    (Word::Result(Ruled::Upheld), claims::UPHELD),
    (Word::Result(Ruled::Corrected), claims::CORRECTED),
    (Word::Result(Ruled::Other), claims::OTHER_RESULT),
    (Word::Result(Ruled::Pending), claims::PENDING),
    (Word::Requester(Who::NaturalPerson), claims::NATURAL_PERSON),
    (Word::Requester(Who::Organisation), claims::ORGANISATION),
    (Word::Requester(Who::Enterprise), claims::ENTERPRISE),
    (Word::Requester(Who::Research), claims::RESEARCH),
    (
        Word::Requester(Who::PublicInterest),
        claims::PUBLIC_INTEREST,
    ),
    (Word::Requester(Who::LegalService), claims::LEGAL_SERVICE),
    (Word::Not(Not::Received), claims::NOT_RECEIVED),
    (Word::Not(Not::Happened), claims::NOT_HAPPENED),
    (Word::Not(Not::Issued), claims::NOT_ISSUED),
    (Word::Not(Not::Collected), claims::NOT_COLLECTED),
    (Word::Not(Not::Charged), claims::NOT_CHARGED),
    (Word::Zero(Subject::Received), claims::NO_REQUESTS),
    (Word::Zero(Subject::Review), claims::NO_REVIEW),
    (Word::Zero(Subject::Lawsuits), claims::NO_LAWSUITS),
    (Word::Part, claims::PARTS),
    (Word::Forum, claims::FORUM),
    (Word::Unrelated, claims::UNRELATED),
    (Word::Until, claims::UNTIL),
    (Word::Concerning, claims::CONCERNING),
    (Word::Channel, claims::CHANNELS),
    (Word::Among, claims::AMONG),
    (Word::Including, claims::INCLUDING),
    (Word::Compared, claims::COMPARED),
    (Word::LastYear, claims::LAST_YEAR),
    (Word::Others, claims::OTHERS),
    (Word::ThisYear, claims::THIS_YEAR),
    (Word::Cause, claims::CAUSES),
    (Word::Respectively, claims::RESPECTIVELY),
    (Word::Each, claims::EACH),
    (Word::And, claims::AND),
];

/// The words, to be looked up.
pub(super) static LEXICON: LazyLock<Trie<Word>> = LazyLock::new(|| {
    let words = WORDS.iter();
    Trie::new(words.flat_map(|(word, texts)| texts.iter().map(|text| (*text, *word))))
});

/// The characters that may begin something of a claim: a word, a figure, the end of a clause.
pub(super) static BEGINNINGS: LazyLock<CharSet> = LazyLock::new(|| {
    let texts = WORDS.iter().flat_map(|(_, texts)| *texts);
    let words = texts.filter_map(|text| text.chars().next());
    CharSet::new(
        words
            .chain("0123456789".chars())
            .chain(BEGIN_COUNTS)
            .chain(STOPS)
            .chain([TITLE_OPENS]),
    )
});

/// The characters that may begin what says how many: a figure, or a word for none.
pub(super) static COUNTING: LazyLock<CharSet> = LazyLock::new(|| {
    let for_none = WORDS.iter().filter(|(word, _)| is_for_none(*word));
    let words = for_none.flat_map(|(_, texts)| *texts);
    let first = words.filter_map(|text| text.chars().next());
    CharSet::new(first.chain("0123456789".chars()).chain(BEGIN_COUNTS))
});

/// 未收到, 零复议.
pub(super) const fn is_for_none(word: Word) -> bool {
    matches!(word, Word::Not(_) | Word::Zero(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once() {
        let mut all: Vec<_> = WORDS.iter().flat_map(|(_, texts)| *texts).collect();
        all.sort_unstable();
        let n_all = all.len();
        all.dedup();
        assert_eq!(all.len(), n_all);
        assert!(all.iter().all(|word| {
            LEXICON
                .longest(word)
                .is_some_and(|(_, len)| len == word.len())
        }));
    }
}
