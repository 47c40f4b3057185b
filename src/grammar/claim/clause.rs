//! From words and figures to claims: what a clause says, and what it takes over from those before.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, ClaimRequester, ClaimResult, ClaimSubject as Subject, Quantity};
use crate::{Span, offset};

use super::quantity::Counted;
use super::scan::{
    carries, cases, clauses, documents_issued, has, has_part, is_case, is_counted, is_of_cause,
    is_part, is_row, is_zero, says_how_many, subject_of, words,
};
use super::words::{Not, Topic, Verb, Word};
use super::{Piece, Token};

fn sentence_len(tokens: &[Token]) -> usize {
    let ends = |token: &Token| matches!(token.piece, Piece::Stop('。' | '!' | '?' | '\n'));
    tokens
        .iter()
        .position(ends)
        .map_or(tokens.len(), |at| at + 1)
}

/// 行政诉讼案件5件,其中涉及政府信息公开1件: a sentence on cases of all kinds, some of which are ours.
fn some_are_ours(clauses: &[&[Token]]) -> bool {
    let is_cause = |clause: &[Token]| has(clause, Word::Cause);
    // 其中政府信息公开1件.
    let of_publishing = |clause: &[Token]| {
        let information = has(clause, Word::Topic(Topic::Information));
        let mut pieces = clause.iter().map(|token| &token.piece);
        let of_cases =
            |it: &Piece| matches!(it, Piece::Counted(it) if it.unit == "件" || it.unit == "起");
        information && has(clause, Word::Verb(Verb::Publish)) && pieces.any(of_cases)
    };
    let ours = clauses.iter().position(|clause| {
        let is_ours = is_cause(clause) && clause.iter().any(is_counted);
        has(clause, Word::Among) && (is_ours || of_publishing(clause))
    });
    let is_ours = |clause: &&[Token]| is_cause(clause) || has(clause, Word::Topic(Topic::Request));
    ours.is_some_and(|at| !clauses[..at].iter().any(is_ours))
}

/// What holds from clause to clause.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) claims: Vec<Claim>,
    /// The matter last named in the paragraph.
    pub(super) topic: Option<Topic>,
    /// The last total that requesters can be parts of.
    pub(super) base: Option<Subject>,
    /// The year last named in the paragraph.
    pub(super) year: Option<u16>,
    /// The last of all years named.
    latest: Option<u16>,
    /// The years since which something is told.
    since: BTreeSet<u16>,
    /// What was last said to be done to documents, in the sentence.
    pub(super) done: Option<Verb>,
    /// Whether the sentence speaks of a part since its 其中.
    pub(super) in_part: bool,
    /// Whether the clause speaks of another year.
    pub(super) other_year: bool,
    /// Whether the sentence speaks of cases that are decided.
    pub(super) is_forum: bool,
    /// How many clauses of the sentence name a way of asking.
    pub(super) n_channels: usize,
    /// Whether the sentence has said already how many requests came in.
    pub(super) has_total: bool,
    /// The last claim of the sentence that is about all requesters and results.
    last_total: Option<usize>,
}

/// What the words beside a figure say it counts.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) subjects: Vec<Subject>,
    pub(super) requester: Option<ClaimRequester>,
    pub(super) result: Option<ClaimResult>,
}

impl Said {
    pub(super) fn one(subject: Subject) -> Self {
        Self {
            subjects: vec![subject],
            ..Self::default()
        }
    }
}

impl Reader {
    /// Reads the clauses of a paragraph, in order.
    pub(super) fn paragraph(&mut self, tokens: &[Token]) {
        let mut rest = tokens;
        while !rest.is_empty() {
            let (sentence, after) = rest.split_at(sentence_len(rest));
            self.sentence(sentence);
            rest = after;
        }
    }

    /// 2019年以来收到34件: what is told of several years is of none of them.
    pub(super) fn drop_years_since(&mut self) {
        let (latest, since) = (self.latest, &self.since);
        let is_since = |year: u16| since.contains(&year) && Some(year) < latest;
        self.claims
            .retain(|claim| !claim.year.is_some_and(is_since));
    }

    fn sentence(&mut self, tokens: &[Token]) {
        self.in_part = false;
        self.other_year = false;
        self.is_forum = false;
        self.done = None;
        self.has_total = false;
        self.last_total = None;
        if tokens.iter().any(says_how_many) {
            self.claims_of(tokens);
        } else {
            // Most sentences count nothing, and only tell what the next may be about.
            for clause in clauses(tokens) {
                self.dates(clause);
                self.follow(clause);
            }
        }
        if tokens
            .last()
            .is_some_and(|token| token.piece == Piece::Stop('\n'))
        {
            self.topic = None;
            self.base = None;
            self.year = None;
        }
    }

    fn claims_of(&mut self, tokens: &[Token]) {
        let n_before = self.claims.len();
        let clauses: Vec<&[Token]> = clauses(tokens).collect();
        self.n_channels = clauses
            .iter()
            .filter(|clause| has(clause, Word::Channel) && clause.iter().any(is_counted))
            .count();
        let is_unrelated = has(tokens, Word::Unrelated) || some_are_ours(&clauses);
        let mut before: &[Token] = &[];
        for clause in clauses {
            self.clause(clause, before);
            before = clause;
        }
        if is_unrelated {
            let new = self.claims.split_off(n_before);
            let kept = new.into_iter().filter(|claim| !is_case(claim.subject));
            self.claims.extend(kept);
        }
        if self.claims.len() == n_before {
            return;
        }
        // 本级收到86件,各区县收到540件: which of them the report is of is not said.
        let is_others = |token: &Token| token.piece == Piece::Word(Word::Others);
        let others = tokens.iter().position(is_others);
        if others.is_some_and(|at| !has(&tokens[..at], Word::Among)) {
            self.claims.truncate(n_before);
        }
        self.place_results(n_before);
        self.drop_sums(n_before);
        self.drop_scopes(n_before);
    }

    /// 行政复议5件、行政诉讼0件,其中2件维持: the results of a sentence are not those of cases that it says there were
    /// none of, but of the others that it counts.
    fn place_results(&mut self, n_before: usize) {
        let new = || self.claims.iter().skip(n_before);
        if !new().any(|claim| claim.result.is_some()) {
            return;
        }
        let mut totals = BTreeMap::new();
        for claim in new().filter(|claim| claim.result.is_none() && is_case(claim.subject)) {
            totals.insert(claim.subject, claim.quantity);
        }
        let some = totals.iter().filter(|(_, quantity)| !is_zero(**quantity));
        let some: Vec<Subject> = some.map(|(subject, _)| *subject).collect();
        let mut claims = self.claims.split_off(n_before);
        claims.retain_mut(|claim| {
            let is_of_none = claim.result.is_some()
                && !is_zero(claim.quantity)
                && totals.get(&claim.subject).is_some_and(|it| is_zero(*it));
            if let ([subject], true) = (&some[..], is_of_none) {
                claim.subject = *subject;
                return true;
            }
            !is_of_none
        });
        self.claims.append(&mut claims);
    }

    /// 收到申请19件,上年结转9件,受理28件: the sum of what came in and what was carried over is no other total.
    fn drop_sums(&mut self, n_before: usize) {
        let total = |claim: &Claim, subject| {
            let is_total = claim.subject == subject && claim.requester.is_none();
            match claim.quantity {
                Quantity::Exact(number) if is_total => Some(number.decimal()),
                _ => None,
            }
        };
        let totals = |subject| {
            let mut new = self.claims.iter().skip(n_before);
            new.find_map(|claim| total(claim, subject))
        };
        let received = totals(Subject::Received);
        let Some((received, carried)) = received.zip(totals(Subject::CarriedOver)) else {
            return;
        };
        let sum = received.checked_add(carried);
        let mut claims = self.claims.split_off(n_before);
        claims.retain(|claim| {
            let number = total(claim, Subject::Received);
            number.is_none() || number == Some(received) || number != sum
        });
        self.claims.append(&mut claims);
    }

    /// 本级收到86件,区县收到540件: two totals of one thing in a sentence are of two scopes, and
    /// neither is the report's.
    fn drop_scopes(&mut self, n_before: usize) {
        if self.claims.len() < n_before + 2 {
            return;
        }
        let of = |claim: &Claim| (claim.subject, claim.requester, claim.result, claim.year);
        let mut totals = BTreeMap::new();
        let mut scopes = BTreeSet::new();
        for claim in self.claims.iter().skip(n_before) {
            let first = totals.entry(of(claim)).or_insert(claim.quantity);
            let both_none = is_zero(*first) && is_zero(claim.quantity);
            if *first != claim.quantity && !both_none {
                scopes.insert(of(claim));
            }
        }
        if !scopes.is_empty() {
            let new = self.claims.split_off(n_before);
            let kept = new.into_iter().filter(|claim| !scopes.contains(&of(claim)));
            self.claims.extend(kept);
        }
    }

    fn clause(&mut self, clause: &[Token], before: &[Token]) {
        self.dates(clause);
        self.is_forum |= has(clause, Word::Forum);
        let denial = clause
            .iter()
            .position(|token| matches!(token.piece, Piece::Word(Word::Not(_))));
        if let Some(at) = denial
            && !clause[at..].iter().any(is_counted)
        {
            self.counts(&clause[..at], before);
            self.denied(clause, at, before);
        } else {
            self.counts(clause, before);
        }
        for (at, token) in clause.iter().enumerate() {
            if let Piece::Word(Word::Zero(subject)) = token.piece {
                self.claim(Said::one(subject), Quantity::None, "", &clause[at..=at]);
            }
        }
        self.follow(clause);
        if clause
            .last()
            .is_some_and(|token| token.piece == Piece::Stop(';'))
        {
            self.other_year = false;
        }
    }

    /// Which year a clause speaks of. 结转2024年 and 2022年结转 name no year of their own, nor does what cases are of
    /// that 因2022年申请引发.
    fn dates(&mut self, clause: &[Token]) {
        let mut years: Option<(u16, u16)> = None;
        let mut is_since = false;
        for (at, token) in clause.iter().enumerate() {
            match token.piece {
                Piece::Year(year) if !carries(clause, at) && !is_of_cause(clause, at) => {
                    years = Some((years.map_or(year, |(first, _)| first), year));
                }
                Piece::Word(Word::LastYear) => {
                    self.other_year = true;
                    is_since |= years.is_some();
                }
                Piece::Word(Word::ThisYear) => self.other_year = false,
                _ => {}
            }
        }
        if let Some((first, last)) = years {
            self.year = Some(last);
            self.latest = self.latest.max(Some(last));
            self.since.extend(is_since.then_some(last));
            // A span of years is not one of them.
            self.other_year = first != last;
        }
        // Of a part of the year, or of others, is as little the report's.
        let is_apart =
            |token: &Token| matches!(token.piece, Piece::Until(..12) | Piece::Word(Word::Others));
        self.other_year |= clause.iter().any(is_apart);
    }

    /// Takes over what later clauses may leave unsaid.
    fn follow(&mut self, clause: &[Token]) {
        for word in words(clause) {
            match word {
                Word::Topic(topic) => self.turn(topic),
                Word::Application if !matches!(self.topic, Some(Topic::Other | Topic::Case(_))) => {
                    self.turn(Topic::Request);
                }
                Word::Among => self.in_part = true,
                Word::Verb(verb @ (Verb::Issue | Verb::Repeal | Verb::InForce)) => {
                    self.done = Some(verb);
                }
                _ => {}
            }
        }
        // Documents that were sorted or reviewed are not those that were issued.
        let documents = matches!(self.topic, Some(Topic::Rules | Topic::Normative));
        if documents && has_part(clause) {
            self.turn(Topic::Other);
        }
    }

    fn turn(&mut self, topic: Topic) {
        self.topic = Some(topic);
    }

    /// The figures of a clause, each with the words before it, or else those behind it.
    fn counts(&mut self, clause: &[Token], before: &[Token]) {
        if has(clause, Word::Respectively) && self.respectively(clause) {
            return;
        }
        let mut from = 0;
        let mut compared = false;
        for (at, token) in clause.iter().enumerate() {
            compared |= token.piece == Piece::Word(Word::Compared);
            let Piece::Counted(counted) = &token.piece else {
                continue;
            };
            let left = &clause[from..at];
            from = at + 1;
            if compared {
                continue;
            }
            let until = clause[from..].iter().position(is_counted);
            let right = &clause[from..until.map_or(clause.len(), |n| from + n)];
            let behind = until.is_none();
            self.in_part |= has(left, Word::Among);
            // 行政诉讼:0件.
            let named_before = from == 1
                && before
                    .last()
                    .is_some_and(|token| token.piece == Piece::Stop(':'))
                && !before.iter().any(is_counted);
            let (said, whole) = if named_before && self.says_something(before) {
                let turned = self.turned(before);
                (
                    self.said(before, right, (clause[0].start, counted), turned),
                    &clause[..=at],
                )
            } else if self.says_something(left) {
                match self.said(left, right, (token.start, counted), self.turned(left)) {
                    // 未办结的3件结转下年度: a part that is a row of the form.
                    None if behind && is_part(left) && words(right).any(is_row) => (
                        self.said_behind(right, counted),
                        &clause[at..=at + right.len()],
                    ),
                    said => (said, &clause[at - left.len()..=at]),
                }
            } else if behind {
                (
                    self.said_behind(right, counted),
                    &clause[at..=at + right.len()],
                )
            } else {
                continue;
            };
            let Some(said) = said else { continue };
            // Both kinds of cases with one figure: only none, or so many of each, says what of each.
            let joint = said.subjects.len() > 1
                && said.subjects.iter().all(|&it| is_case(it))
                && !is_zero(counted.quantity)
                && !has(left, Word::Each);
            if !joint {
                self.note(said, counted, whole, left);
            }
        }
    }

    fn says_something(&self, left: &[Token]) -> bool {
        words(left).any(|word| {
            !matches!(
                word,
                Word::Among
                    | Word::Including
                    | Word::Each
                    | Word::And
                    | Word::ThisYear
                    | Word::Tail
            )
        }) || left
            .iter()
            .enumerate()
            .any(|(at, token)| matches!(token.piece, Piece::Year(_)) && carries(left, at))
            || (matches!(self.topic, Some(Topic::Fee))
                && words(left).all(|word| word == Word::Tail))
    }

    /// 收到、办结分别为12件、11件: as many figures as things, in the same order.
    fn respectively(&mut self, clause: &[Token]) -> bool {
        let Some(at) = clause
            .iter()
            .position(|token| token.piece == Piece::Word(Word::Respectively))
        else {
            return false;
        };
        let (left, right) = clause.split_at(at);
        let counts: Vec<_> = right.iter().filter(|token| is_counted(token)).collect();
        let mut subjects = cases(left);
        if subjects.is_empty() {
            subjects = words(left)
                .filter_map(|word| match word {
                    Word::Row(row) => Some(row),
                    Word::Verb(verb @ (Verb::Receive | Verb::Answer)) => Some(subject_of(verb)),
                    _ => None,
                })
                .collect();
        }
        if subjects.len() != counts.len() || subjects.is_empty() || has_part(left) {
            return false;
        }
        for (subject, token) in subjects.into_iter().zip(counts) {
            if let Piece::Counted(counted) = &token.piece {
                self.claim(Said::one(subject), counted.quantity, counted.unit, clause);
            }
        }
        true
    }

    /// Keeps what a figure says.
    fn note(&mut self, said: Said, counted: &Counted, whole: &[Token], left: &[Token]) {
        let totals = said.requester.is_none() && said.result.is_none();
        // 共收到38件,其中新收35件: as with what was carried over.
        let newly = has(left, Word::Row(Subject::Received)) && has(left, Word::Among);
        if totals && (said.subjects == [Subject::CarriedOver] || newly) {
            self.include_carried_over(left);
        }
        if totals
            && !self.in_part
            && let [subject @ (Subject::Received | Subject::Answered | Subject::Handled)] =
                said.subjects[..]
        {
            self.base = Some(subject);
        }
        self.claim(said, counted.quantity, counted.unit, whole);
    }

    /// 收到137件(含上年结转34件): the 137 are not those of this year alone.
    fn include_carried_over(&mut self, left: &[Token]) {
        let part = has(left, Word::Including) || has(left, Word::Among);
        if !part || self.in_part && !has(left, Word::Among) {
            return;
        }
        let total = self.last_total.and_then(|at| self.claims.get_mut(at));
        if let Some(total) = total
            && total.subject == Subject::Received
        {
            total.subject = Subject::ReceivedAndCarriedOver;
            self.base = Some(Subject::ReceivedAndCarriedOver);
        }
    }

    fn claim(&mut self, said: Said, quantity: Quantity, unit: &str, whole: &[Token]) {
        let (Some(first), Some(last)) = (whole.first(), whole.last()) else {
            return;
        };
        let last_said = whole
            .iter()
            .rev()
            .find(|token| !matches!(token.piece, Piece::Stop(_)))
            .unwrap_or(last);
        for subject in said.subjects {
            self.has_total |= subject == Subject::Received;
            if said.requester.is_none() && said.result.is_none() {
                self.last_total = Some(self.claims.len());
            }
            let span = Span::new(offset(first.start), offset(last_said.end));
            self.claims.push(Claim {
                requester: said.requester,
                result: said.result,
                unit: unit.to_owned(),
                year: self.year,
                ..Claim::new(subject, quantity, span)
            });
        }
    }

    /// 未收到、未发生、无: what is said not to be.
    fn denied(&mut self, clause: &[Token], at: usize, before: &[Token]) {
        let Piece::Word(Word::Not(not)) = clause[at].piece else {
            return;
        };
        if self.other_year {
            return;
        }
        let (left, right) = (&clause[..at], &clause[at + 1..]);
        let subjects = match not {
            Not::Issued => documents_issued(right),
            Not::Collected => {
                let fee = has(right, Word::Topic(Topic::Fee)) || has(right, Word::Money);
                let bare = !words(right).any(|word| matches!(word, Word::Topic(_)))
                    && self.turned(left) == Some(Topic::Fee);
                let fee = (fee && !has(right, Word::Topic(Topic::Other))) || bare;
                Vec::from_iter(fee.then_some(Subject::ProcessingFee))
            }
            Not::Charged => {
                let other = self.turned(left) == Some(Topic::Other);
                Vec::from_iter((!other).then_some(Subject::ProcessingFee))
            }
            Not::Received => self.not_received(left, right),
            Not::Happened => self.not_happened(left, right, before),
        };
        let whole = if right
            .iter()
            .any(|token| matches!(token.piece, Piece::Word(_)))
        {
            &clause[at..]
        } else {
            &clause[..=at]
        };
        let said = Said {
            subjects,
            ..Said::default()
        };
        self.claim(said, Quantity::None, "", whole);
    }
}
