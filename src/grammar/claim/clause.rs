//! From words and figures to claims: what a clause says, and what it takes over from those before.

use crate::Span;
use crate::model::{Claim, ClaimRequester, ClaimResult, ClaimSubject as Subject, Number, Quantity};

use super::quantity::Counted;
use super::words::{Not, Topic, Verb, Word};
use super::{Piece, Token};

/// Reads the clauses of a text, in order.
pub(super) fn read(tokens: &[Token]) -> Vec<Claim> {
    let mut reader = Reader::default();
    let mut rest = tokens;
    while !rest.is_empty() {
        let len = sentence_len(rest);
        let (sentence, after) = rest.split_at(len);
        reader.sentence(sentence);
        rest = after;
    }
    reader.claims
}

fn sentence_len(tokens: &[Token]) -> usize {
    let ends = |token: &Token| matches!(token.piece, Piece::Stop('。' | '!' | '?' | '\n'));
    tokens
        .iter()
        .position(ends)
        .map_or(tokens.len(), |at| at + 1)
}

/// What holds from clause to clause.
#[derive(Debug, Default)]
struct Reader {
    claims: Vec<Claim>,
    /// The matter last named in the paragraph.
    topic: Option<Topic>,
    /// The last total that requesters can be parts of.
    base: Option<Subject>,
    /// The year last named in the paragraph.
    year: Option<u16>,
    /// What was last said to be done to documents, in the sentence.
    done: Option<Verb>,
    /// Whether the sentence speaks of a part since its 其中.
    in_part: bool,
    /// Whether the clause speaks of another year.
    other_year: bool,
    /// How many clauses of the sentence name a way of asking.
    n_channels: usize,
    /// Which claims were made before the sentence.
    n_before: usize,
}

/// What the words beside a figure say it counts.
#[derive(Debug, Default)]
struct Said {
    subjects: Vec<Subject>,
    requester: Option<ClaimRequester>,
    result: Option<ClaimResult>,
}

impl Said {
    fn one(subject: Subject) -> Self {
        Self {
            subjects: vec![subject],
            ..Self::default()
        }
    }
}

fn words(tokens: &[Token]) -> impl DoubleEndedIterator<Item = Word> + Clone {
    tokens.iter().filter_map(|token| match token.piece {
        Piece::Word(word) => Some(word),
        _ => None,
    })
}

fn has(tokens: &[Token], word: Word) -> bool {
    words(tokens).any(|it| it == word)
}

/// The cases named, each once.
fn cases(tokens: &[Token]) -> Vec<Subject> {
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

impl Reader {
    fn sentence(&mut self, tokens: &[Token]) {
        self.in_part = false;
        self.other_year = false;
        self.done = None;
        self.n_before = self.claims.len();
        let clauses = clauses(tokens);
        self.n_channels = clauses
            .iter()
            .filter(|clause| has(clause, Word::Channel) && clause.iter().any(is_counted))
            .count();
        let mut before: &[Token] = &[];
        for clause in clauses {
            self.clause(clause, before);
            before = clause;
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

    fn clause(&mut self, clause: &[Token], before: &[Token]) {
        self.dates(clause);
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

    /// Which year a clause speaks of. 结转2024年 and 2022年结转 name no year of their own.
    fn dates(&mut self, clause: &[Token]) {
        let mut years = Vec::new();
        for (at, token) in clause.iter().enumerate() {
            match token.piece {
                Piece::Year(year) if !carries(clause, at) => years.push(year),
                Piece::Word(Word::LastYear) => self.other_year = true,
                Piece::Word(Word::ThisYear) => self.other_year = false,
                _ => {}
            }
        }
        if let (Some(&first), Some(&last)) = (years.first(), years.last()) {
            self.year = Some(last);
            // A span of years is not one of them.
            self.other_year = first != last;
        }
    }

    /// Takes over what later clauses may leave unsaid.
    fn follow(&mut self, clause: &[Token]) {
        for word in words(clause) {
            match word {
                Word::Topic(topic) => self.turn(topic),
                Word::Application if self.topic != Some(Topic::Other) => {
                    if !matches!(self.topic, Some(Topic::Case(_))) {
                        self.turn(Topic::Request);
                    }
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
        if documents && has(clause, Word::Part) {
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
        for (at, token) in clause.iter().enumerate() {
            let Piece::Counted(counted) = &token.piece else {
                continue;
            };
            let left = &clause[from..at];
            from = at + 1;
            if has(&clause[..at], Word::Compared) {
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
                (self.said(before, right, counted, turned), &clause[..=at])
            } else if self.says_something(left) {
                let turned = self.turned(left);
                (
                    self.said(left, right, counted, turned),
                    &clause[at - left.len()..=at],
                )
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
                Word::Among | Word::Including | Word::Each | Word::And | Word::ThisYear
            )
        }) || left
            .iter()
            .enumerate()
            .any(|(at, token)| matches!(token.piece, Piece::Year(_)) && carries(left, at))
            || (matches!(self.topic, Some(Topic::Fee)) && left.is_empty())
    }

    /// The matter at the end of these words.
    fn turned(&self, left: &[Token]) -> Option<Topic> {
        let named = words(left).rev().find_map(|word| match word {
            Word::Topic(topic) => Some(topic),
            _ => None,
        });
        named.or(self.topic)
    }

    /// What the words before a figure say.
    fn said(
        &self,
        left: &[Token],
        right: &[Token],
        counted: &Counted,
        topic: Option<Topic>,
    ) -> Option<Said> {
        if is_part(left) || self.other_year || words(left).any(is_denial) {
            return None;
        }
        match topic {
            Some(Topic::Fee) if matches!(counted.unit.as_str(), "元" | "") => {
                return Some(Said::one(Subject::ProcessingFee));
            }
            Some(Topic::Views) if matches!(counted.unit.as_str(), "次" | "人次" | "") => {
                let named = has(left, Word::Topic(Topic::Views));
                return named.then(|| Said::one(Subject::Views));
            }
            Some(Topic::Rules | Topic::Normative) => return self.documents(left, counted, topic?),
            _ => {}
        }
        if has(left, Word::Verb(Verb::Publish)) && matches!(counted.unit.as_str(), "条" | "篇") {
            let information = Word::Topic(Topic::Information);
            let named = has(left, information) || has(right, information);
            return named.then(|| Said::one(Subject::InformationPublished));
        }
        if !is_case_unit(&counted.unit) {
            return None;
        }
        let case = self.case(left, topic);
        case.or_else(|| self.request(left, right, topic))
    }

    /// 规章、规范性文件.
    fn documents(&self, left: &[Token], counted: &Counted, topic: Topic) -> Option<Said> {
        if !matches!(counted.unit.as_str(), "件" | "部" | "个" | "份" | "项" | "") {
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
    fn case(&self, left: &[Token], topic: Option<Topic>) -> Option<Said> {
        let Some(Topic::Case(last)) = topic else {
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
    fn request(&self, left: &[Token], right: &[Token], topic: Option<Topic>) -> Option<Said> {
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
        let other = match topic {
            Some(Topic::Other | Topic::Case(_) | Topic::Views | Topic::Fee) => true,
            Some(Topic::Information) => !named,
            _ => false,
        };
        // 申请 is a request of this kind unless the clause is about another.
        if other
            && !(application
                && received
                && !has(left, Word::Topic(Topic::Other))
                && !matches!(topic, Some(Topic::Other)))
        {
            return None;
        }
        let ours = named || topic == Some(Topic::Request);
        let by_requester = |row| row == Subject::Received && words(left).any(is_requester);
        if let Some(row) = row(left).filter(|&row| !by_requester(row)) {
            return Some(Said::one(row));
        }
        if self.is_one_way(left) {
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
            [] if named && !named_behind && !self.in_part => Some(Said::one(Subject::Received)),
            [] => None,
            // 收到并办结: both, if no noun parts them.
            [first, second] if first != second && joined(left) => Some(Said {
                subjects: vec![subject_of(first), subject_of(second)],
                ..Said::default()
            }),
            [.., last] => {
                let subject = subject_of(last);
                let known = ours || (last == Verb::Answer && topic.is_none());
                let again = subject == Subject::Received && self.in_part && self.has_total();
                let new = words(left).any(|word| word == Word::Verb(Verb::Receive));
                (known && !(again && new)).then(|| Said::one(subject))
            }
        }
    }

    /// Whether the sentence has said already how many requests came in.
    fn has_total(&self) -> bool {
        self.claims.iter().skip(self.n_before).any(|claim| {
            matches!(
                claim.subject,
                Subject::Received | Subject::ReceivedAndCarriedOver
            )
        })
    }

    /// 网上申请: requests by one way of asking are a part.
    fn is_one_way(&self, left: &[Token]) -> bool {
        let channel = left
            .iter()
            .position(|token| token.piece == Piece::Word(Word::Channel));
        let Some(at) = channel else { return false };
        let directly = left.get(at + 1).is_some_and(|next| {
            matches!(
                next.piece,
                Piece::Word(Word::Application | Word::Topic(Topic::Request))
            ) && next.start == left[at].end
        });
        directly || self.in_part || self.n_channels > 1
    }

    /// What the words behind a figure say: 5件予以公开.
    fn said_behind(&self, right: &[Token], counted: &Counted) -> Option<Said> {
        if self.other_year || !is_case_unit(&counted.unit) {
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
            (Word::Verb(verb @ Verb::Answer), Some(Topic::Request)) => {
                Some(Said::one(subject_of(verb)))
            }
            _ => None,
        }
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
        if subjects.len() != counts.len() || subjects.is_empty() || has(left, Word::Part) {
            return false;
        }
        for (subject, token) in subjects.into_iter().zip(counts) {
            if let Piece::Counted(counted) = &token.piece {
                self.claim(Said::one(subject), counted.quantity, &counted.unit, clause);
            }
        }
        true
    }

    /// Keeps what a figure says.
    fn note(&mut self, said: Said, counted: &Counted, whole: &[Token], left: &[Token]) {
        let totals = said.requester.is_none() && said.result.is_none();
        if totals && said.subjects == [Subject::CarriedOver] {
            self.include_carried_over(left);
        }
        if totals
            && !self.in_part
            && let [subject @ (Subject::Received | Subject::Answered | Subject::Handled)] =
                said.subjects[..]
        {
            self.base = Some(subject);
        }
        self.claim(said, counted.quantity, &counted.unit, whole);
    }

    /// 收到137件(含上年结转34件): the 137 are not those of this year alone.
    fn include_carried_over(&mut self, left: &[Token]) {
        let part = has(left, Word::Including) || has(left, Word::Among);
        if !part || self.in_part && !has(left, Word::Among) {
            return;
        }
        let total = self
            .claims
            .iter_mut()
            .skip(self.n_before)
            .rev()
            .find(|claim| claim.requester.is_none() && claim.result.is_none());
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
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let last_said = whole
            .iter()
            .rev()
            .find(|token| !matches!(token.piece, Piece::Stop(_)))
            .unwrap_or(last);
        for subject in said.subjects {
            let span = Span::new(at(first.start), at(last_said.end));
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

    fn not_received(&self, left: &[Token], right: &[Token]) -> Vec<Subject> {
        let mut subjects = cases(right);
        let caused =
            !subjects.is_empty() && (has(right, Word::Cause) || has(right, Word::Concerning));
        let strong = has(right, Word::Topic(Topic::Request));
        let weak = has(right, Word::Application)
            && !has(right, Word::Topic(Topic::Other))
            && self.topic != Some(Topic::Other);
        if (strong || weak) && !caused && !self.is_one_way(right) && !has(right, Word::Part) {
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

    fn not_happened(&self, left: &[Token], right: &[Token], before: &[Token]) -> Vec<Subject> {
        if has(right, Word::Part)
            || has(right, Word::Topic(Topic::Other)) && cases(right).is_empty()
        {
            return Vec::new();
        }
        let named = things(right);
        if !named.is_empty() {
            return named;
        }
        let says_nothing = !words(right).any(|word| !matches!(word, Word::Each | Word::And));
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

/// What can be said not to have been: cases, rows, fees, and where none of these, requests.
fn things(tokens: &[Token]) -> Vec<Subject> {
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

fn documents_issued(tokens: &[Token]) -> Vec<Subject> {
    let rules = has(tokens, Word::Topic(Topic::Rules)).then_some(Subject::RulesIssued);
    let normative = has(tokens, Word::Topic(Topic::Normative)).then_some(Subject::NormativeIssued);
    if has(tokens, Word::Part) {
        return Vec::new();
    }
    rules.into_iter().chain(normative).collect()
}

/// The last row of table `requests` that the words name, 结转2024年 among them.
fn row(tokens: &[Token]) -> Option<Subject> {
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
fn carries(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    let before_carry = next
        .is_some_and(|next| next.piece == Piece::Word(Word::Carry) && next.start == tokens[at].end);
    before_carry || after_carry(tokens, at)
}

fn after_carry(tokens: &[Token], at: usize) -> bool {
    let last = at.checked_sub(1).and_then(|at| tokens.get(at));
    last.is_some_and(|last| last.piece == Piece::Word(Word::Carry) && last.end == tokens[at].start)
}

const fn subject_of(verb: Verb) -> Subject {
    match verb {
        Verb::Answer => Subject::Answered,
        Verb::Handle => Subject::Handled,
        _ => Subject::Received,
    }
}

/// Whether the two verbs of a clause stand side by side: 收到并办结.
fn joined(tokens: &[Token]) -> bool {
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

/// Whether the words speak of a part; 不予公开 and its like behind them are the form's own parts,
/// and cases may well concern something.
fn is_part(tokens: &[Token]) -> bool {
    let mut part = false;
    for word in words(tokens) {
        match word {
            Word::Part | Word::Concerning => part = true,
            Word::Row(_) => part = false,
            Word::Topic(Topic::Case(_)) if !has(tokens, Word::Part) => part = false,
            _ => {}
        }
    }
    part
}

fn is_counted(token: &Token) -> bool {
    matches!(token.piece, Piece::Counted(_))
}

const fn is_row(word: Word) -> bool {
    matches!(word, Word::Row(_))
}

const fn is_requester(word: Word) -> bool {
    matches!(word, Word::Requester(_))
}

const fn is_denial(word: Word) -> bool {
    matches!(word, Word::Not(_))
}

const fn is_case(subject: Subject) -> bool {
    matches!(
        subject,
        Subject::Review
            | Subject::Lawsuits
            | Subject::LawsuitsDirect
            | Subject::LawsuitsAfterReview
    )
}

fn is_zero(quantity: Quantity) -> bool {
    quantity.allows(Number::from(0))
}

/// Units in which requests and cases are counted.
fn is_case_unit(unit: &str) -> bool {
    let units = [
        "件", "件次", "宗", "起", "例", "份", "条", "项", "个", "笔", "案", "",
    ];
    units.contains(&unit)
}

/// The clauses of a sentence, each with its stop. 、 ends one only between figures: 5件、2件, not
/// 行政复议、行政诉讼; and not behind 分别.
fn clauses(tokens: &[Token]) -> Vec<&[Token]> {
    let mut clauses = Vec::new();
    let mut from = 0;
    let mut counted = false;
    let mut respectively = false;
    for (at, token) in tokens.iter().enumerate() {
        let ends = match token.piece {
            Piece::Stop('、') => counted && !respectively,
            Piece::Stop(_) => true,
            _ => false,
        };
        counted |= is_counted(token);
        respectively |= token.piece == Piece::Word(Word::Respectively);
        if ends {
            clauses.push(&tokens[from..=at]);
            from = at + 1;
            (counted, respectively) = (false, false);
        }
    }
    if from < tokens.len() {
        clauses.push(&tokens[from..]);
    }
    clauses
}
