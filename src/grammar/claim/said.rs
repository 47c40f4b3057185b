//! What the words beside a figure say that it counts, and what a denial says there was none of.

use crate::form::words::counters::{OF_DOCUMENTS, OF_INFORMATION, OF_VIEWS};
use crate::model::ClaimSubject as Subject;

use super::clause::{Reader, Said};
use super::quantity::Counted;
use super::scan::{
    begins, cases, has, has_part, is_case_unit, is_denial, is_part, is_requester, joined, reaches,
    row, subject_of, things, words,
};
use super::words::{Topic, Verb, Word};
use super::{Piece, Token};

/// Whether tokens begin with a way of asking and the request that was made in it: 信函申请.
fn is_asked_one_way(tokens: &[Token]) -> bool {
    let [way, request, ..] = tokens else {
        return false;
    };
    let is_request = matches!(
        request.piece,
        Piece::Word(Word::Application | Word::Topic(Topic::Request))
    );
    way.piece == Piece::Word(Word::Channel) && is_request && request.start == way.end
}

/// 予以公开及部分公开84件: whether a figure is of several rows together.
fn sums_rows(tokens: &[Token]) -> bool {
    let is_row = |token: &Token| matches!(token.piece, Piece::Word(Word::Row(_)));
    let is_and = |token: &Token| token.piece == Piece::Word(Word::And);
    let mut joined = tokens
        .windows(3)
        .filter(|three| is_row(&three[0]) && is_and(&three[1]) && is_row(&three[2]));
    joined.next().is_some() && !has(tokens, Word::Each)
}

impl Reader {
    /// The matter at the end of these words.
    pub(super) fn turned(&self, left: &[Token]) -> Option<Topic> {
        let named = words(left).rev().find_map(|word| match word {
            Word::Topic(topic) => Some(topic),
            _ => None,
        });
        named.or(self.topic)
    }

    /// What the words before a figure say.
    pub(super) fn said(
        &self,
        left: &[Token],
        right: &[Token],
        (figure, counted): (usize, &Counted),
        topic: Option<Topic>,
    ) -> Option<Said> {
        if is_part(left) || self.other_year || words(left).any(is_denial) {
            return None;
        }
        // 出台3件规范性文件.
        if let Some(Piece::Word(Word::Topic(topic @ (Topic::Rules | Topic::Normative)))) =
            right.first().map(|token| &token.piece)
        {
            return self.documents(left, counted, *topic);
        }
        match topic {
            Some(Topic::Fee) if matches!(counted.unit, "元" | "") => {
                return Some(Said::one(Subject::ProcessingFee));
            }
            Some(Topic::Views) if counted.unit.is_empty() || OF_VIEWS.contains(&counted.unit) => {
                let named = has(left, Word::Topic(Topic::Views));
                return named.then(|| Said::one(Subject::Views));
            }
            Some(Topic::Rules | Topic::Normative) => return self.documents(left, counted, topic?),
            _ => {}
        }
        if has(left, Word::Verb(Verb::Publish)) && OF_INFORMATION.contains(&counted.unit) {
            let information = Word::Topic(Topic::Information);
            let named = has(left, information) || has(right, information);
            return named.then(|| Said::one(Subject::InformationPublished));
        }
        let case = self.case(left, topic);
        if counted.unit == "次" {
            return case;
        }
        if !is_case_unit(counted.unit) {
            return None;
        }
        case.or_else(|| self.request(left, right, figure, topic))
    }

    /// 规章、规范性文件.
    pub(super) fn documents(
        &self,
        left: &[Token],
        counted: &Counted,
        topic: Topic,
    ) -> Option<Said> {
        if !counted.unit.is_empty() && !OF_DOCUMENTS.contains(&counted.unit) {
            return None;
        }
        let verb = words(left)
            .rev()
            .find_map(|word| match word {
                Word::Verb(verb) => Some(verb),
                _ => None,
            })
            .or(self.done)?;
        let rules = topic == Topic::Rules;
        Some(Said::one(match verb {
            Verb::Issue if rules => Subject::RulesIssued,
            Verb::Issue => Subject::NormativeIssued,
            Verb::Repeal if rules => Subject::RulesRepealed,
            Verb::Repeal => Subject::NormativeRepealed,
            Verb::InForce if rules => Subject::RulesInForce,
            Verb::InForce => Subject::NormativeInForce,
            _ => return None,
        }))
    }

    /// 行政复议、行政诉讼, and their results.
    pub(super) fn case(&self, left: &[Token], topic: Option<Topic>) -> Option<Said> {
        let Some(Topic::Case(last)) = topic.filter(|_| !self.is_forum) else {
            return None;
        };
        let result = words(left).rev().find_map(|word| match word {
            Word::Result(result) => Some(result),
            _ => None,
        });
        let named = cases(left);
        if named.is_empty() && result.is_none() {
            return None;
        }
        let ways =
            |it: &Subject| matches!(it, Subject::LawsuitsDirect | Subject::LawsuitsAfterReview);
        // 行政诉讼中未经复议直接起诉: the way of suing is what is counted.
        let subjects = if named.is_empty() || named.iter().any(ways) {
            vec![last]
        } else {
            named
        };
        Some(Said {
            subjects,
            result,
            requester: None,
        })
    }

    /// 申请: what came in, what went out, by whom.
    pub(super) fn request(
        &self,
        left: &[Token],
        right: &[Token],
        figure: usize,
        topic: Option<Topic>,
    ) -> Option<Said> {
        let application = has(left, Word::Application);
        // 收到的5件申请.
        let named_behind = right.first().is_some_and(|token| {
            matches!(
                token.piece,
                Piece::Word(Word::Application | Word::Topic(Topic::Request))
            )
        });
        let named = application || has(left, Word::Topic(Topic::Request)) || named_behind;
        let received = has(left, Word::Verb(Verb::Receive));
        // 申请 alone is a request of this kind, if it was received and nothing else is named.
        let plainly = application && received && !has(left, Word::Topic(Topic::Other));
        let other = match topic {
            Some(Topic::Other) => true,
            Some(Topic::Case(_) | Topic::Views | Topic::Fee) => !plainly,
            Some(Topic::Information) => !named && row(left).is_none(),
            _ => false,
        };
        if other {
            return None;
        }
        let ours = named || topic == Some(Topic::Request);
        let by_requester = |row| row == Subject::Received && words(left).any(is_requester);
        if let Some(row) = row(left).filter(|&row| !by_requester(row)) {
            return (!sums_rows(left)).then(|| Said::one(row));
        }
        if self.is_one_way(left) || is_asked_one_way(right) {
            return None;
        }
        let requesters: Vec<_> = words(left)
            .filter_map(|word| match word {
                Word::Requester(who) => Some(who),
                _ => None,
            })
            .collect();
        let verbs: Vec<_> = words(left)
            .filter_map(|word| match word {
                Word::Verb(verb @ (Verb::Receive | Verb::Answer | Verb::Handle)) => Some(verb),
                _ => None,
            })
            .collect();
        if let [who] = requesters[..] {
            let subject = verbs
                .last()
                .map_or(self.base.unwrap_or(Subject::Received), |&verb| {
                    subject_of(verb)
                });
            return (ours || self.base.is_some()).then_some(Said {
                subjects: vec![subject],
                requester: Some(who),
                result: None,
            });
        }
        match verbs[..] {
            [] if row(left).is_some() => Some(Said::one(Subject::Received)),
            [] if named && !named_behind && !self.in_part && reaches(left, figure) => {
                Some(Said::one(Subject::Received))
            }
            [] => None,
            // 收到并办结: both, if no noun parts them.
            [first, second] if first != second && joined(left) => Some(Said {
                subjects: vec![subject_of(first), subject_of(second)],
                ..Said::default()
            }),
            [.., last] => {
                let subject = subject_of(last);
                let known = ours || (last == Verb::Answer && topic.is_none());
                let again = subject == Subject::Received && self.in_part && self.has_total;
                let new = words(left).any(|word| word == Word::Verb(Verb::Receive));
                (known && !(again && new)).then(|| Said::one(subject))
            }
        }
    }

    /// 网上申请: requests by one way of asking are a part.
    pub(super) fn is_one_way(&self, left: &[Token]) -> bool {
        let channel = left
            .iter()
            .position(|token| token.piece == Piece::Word(Word::Channel));
        let Some(at) = channel else { return false };
        is_asked_one_way(&left[at..]) || self.in_part || self.n_channels > 1
    }

    /// What the words behind a figure say: 5件予以公开.
    pub(super) fn said_behind(&self, right: &[Token], counted: &Counted) -> Option<Said> {
        if self.other_year || !is_case_unit(counted.unit) {
            return None;
        }
        let first = words(right).find(|word| {
            matches!(
                word,
                Word::Row(_)
                    | Word::Result(_)
                    | Word::Verb(_)
                    | Word::Part
                    | Word::Carry
                    | Word::Topic(_)
            )
        })?;
        match (first, self.topic) {
            (Word::Row(_) | Word::Carry, topic) if topic != Some(Topic::Other) => {
                row(right).map(Said::one)
            }
            (Word::Result(result), Some(Topic::Case(case))) => Some(Said {
                subjects: vec![case],
                result: Some(result),
                requester: None,
            }),
            (Word::Topic(Topic::Case(case)), _) if begins(right, first) => Some(Said::one(case)),
            (Word::Verb(verb @ Verb::Answer), Some(Topic::Request)) => {
                Some(Said::one(subject_of(verb)))
            }
            _ => None,
        }
    }

    pub(super) fn not_received(&self, left: &[Token], right: &[Token]) -> Vec<Subject> {
        let mut subjects = cases(right);
        let caused =
            !subjects.is_empty() && (has(right, Word::Cause) || has(right, Word::Concerning));
        let strong = has(right, Word::Topic(Topic::Request));
        let weak = has(right, Word::Application)
            && !has(right, Word::Topic(Topic::Other))
            && self.topic != Some(Topic::Other);
        if (strong || weak) && !caused && !self.is_one_way(right) && !has_part(right) {
            subjects.insert(0, Subject::Received);
        }
        // 政府信息公开申请未收到.
        let empty = !right
            .iter()
            .any(|token| !matches!(token.piece, Piece::Stop(_)));
        let said_before = has(left, Word::Topic(Topic::Request)) || has(left, Word::Application);
        if empty && said_before {
            subjects.push(Subject::Received);
        }
        subjects
    }

    pub(super) fn not_happened(
        &self,
        left: &[Token],
        right: &[Token],
        before: &[Token],
    ) -> Vec<Subject> {
        // 未发生行政复议纠错: there were none of that result.
        let of_result = words(right).any(|word| matches!(word, Word::Result(_)));
        let of_others = has(right, Word::Topic(Topic::Other)) && cases(right).is_empty();
        if has_part(right) || of_result || of_others {
            return Vec::new();
        }
        let named = things(right);
        if !named.is_empty() {
            return named;
        }
        let says_nothing =
            !words(right).any(|word| !matches!(word, Word::Each | Word::And | Word::Tail));
        if !says_nothing {
            return Vec::new();
        }
        let named = things(left);
        if !named.is_empty() {
            return named;
        }
        let after_colon = before
            .last()
            .is_some_and(|token| token.piece == Piece::Stop(':'));
        if after_colon && left.is_empty() {
            return things(before);
        }
        Vec::new()
    }
}
