//! Codes: one table gives variant, stable name, severity and meaning.

use crate::name::named;

/// 严重程度: how much there is to worry about.
///
/// They are ordered: `severity >= Severity::Warning` asks for what a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing: how the report departs from the form, where something was taken from, or that a check
    /// could not be made as the cells stand.
    Note,
    /// Worth a look: a value was read after a repair or by a choice, a part of the form is missing, stands
    /// twice or is damaged, or what the text says does not agree with itself or with the tables.
    Warning,
    /// Something is lost, be it a value or a piece of the source; or figures that must agree do not.
    Error,
}

impl Severity {
    /// The three, the least first.
    pub const ALL: &'static [Self] = &[Self::Note, Self::Warning, Self::Error];

    /// `note`, `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($( $variant:ident = $name:literal, $severity:ident, $english:literal, $chinese:literal; )*) => {
        /// What a diagnostic is about. Names are API: they never change their meaning.
        ///
        /// | code | severity | meaning |
        /// | --- | --- | --- |
        $( #[doc = concat!("| `", $name, "` | ", stringify!($severity), " | ", $english, " |")] )*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = concat!("`", $name, "`: ", $english, ".")]
                $variant,
            )*
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its stable name, such as `requests.row_sum`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How much it says was lost, unless the diagnostic says otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// What it means, in one English sentence.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $english),* }
            }

            /// What it means, in one Chinese sentence.
            #[must_use]
            pub const fn description_zh(self) -> &'static str {
                match self { $(Self::$variant => $chinese),* }
            }
        }
    };
}

codes! {
    ReplacedBytes = "source.replaced_bytes", Error, "bytes that are no text in this encoding were replaced", "字节与编码不符，已被替换";
    Charset = "source.charset", Note, "the encoding was found by looking at the bytes, or against what was declared", "编码系推断所得，或与声明不符";
    Mojibake = "source.mojibake", Warning, "text was damaged by a wrong encoding before it reached us", "文本在此前已因编码错误而损坏";
    Truncated = "source.limit", Error, "a limit was reached, and what lies beyond it is read as plain text or not at all", "超出读取上限，其余部分仅作普通文字读取或未读取";
    AnotherReport = "source.another_report", Error, "another report follows in the same text and was not read", "同一文本中另有一份报告，未读取";
    Struck = "source.struck", Warning, "text that is struck out was left out", "划去的文字未读取";
    Raised = "source.raised", Note, "raised or lowered text, such as the mark of a note, was set aside", "上标或下标（如注释标记）已略去";
    Furniture = "layout.page_number", Note, "a page number or page title between cells was set aside", "单元格之间的页码或页眉已略去";
    FormMissing = "form.missing", Warning, "a section, table, row or column of the edition is absent", "缺少格式规定的部分、表格、行或列";
    FormOrder = "form.order", Note, "sections, rows or columns stand in another order than the form's", "部分、行或列的顺序与格式不一致";
    FormLabel = "form.label", Note, "a label is misspelt or shortened but recognised", "标签有误或简写，但可识别";
    FormHeading = "form.heading", Note, "a heading has another ordinal or wording than the form's", "标题的序号或文字与格式不一致";
    FormBlank = "form.blank", Note, "a cell is blank where the form wants a number", "应填数字的单元格为空";
    FormRepeated = "form.repeated", Warning, "a section, row or column stands twice", "部分、行或列重复出现";
    FormEmpty = "form.empty", Error, "every cell is blank: this is the form itself, not a report", "所有单元格均为空：这是空白格式";
    FormUnknown = "form.unknown", Warning, "figures of a table stand in no row or column of the form", "表格中的数字不属于格式规定的任何一行或一列";
    FormMixed = "form.mixed", Note, "tables are of different editions", "各表采用了不同版本的格式";
    FormEdition = "form.edition", Warning, "the edition is not one whose cells are known", "不属于已知单元格的格式版本";
    FormHeader = "form.header", Note, "the header of a table is damaged; columns were taken in the form's order", "表头残缺，按格式顺序读取各列";
    FormOutdated = "form.outdated", Note, "a table is on another form than that of the report's year", "表格未采用该年度应当使用的格式";
    CellUnreadable = "cell.unreadable", Error, "what stands in a cell is not one value", "单元格内容无法读作一个数值";
    CellAmbiguous = "cell.ambiguous", Error, "a cell has several readings and nothing decides between them", "单元格有多种读法，无法判定";
    CellDecided = "cell.decided", Warning, "a cell has several readings, and one of them was decided on", "单元格有多种读法，依勾稽关系或正文判定为其一";
    CellTestimony = "cell.testimony", Note, "what the narrative states decided between readings of a row", "表格有多种读法，依正文所述取舍";
    CellRemark = "cell.remark", Note, "a remark stands beside the figure", "数字之外另有说明文字";
    CellUnit = "cell.unit", Note, "the figure has a unit of its own and was converted exactly", "数字自带单位，已精确换算";
    CellNotation = "cell.notation", Note, "the figure is written with separators, or with wide or Chinese digits", "数字含分隔符、全角或中文数字";
    CellShifted = "cell.shifted", Warning, "a row is shifted against its columns and was read by its figures", "该行错位，已按数字顺序读取";
    CellExtra = "cell.extra", Error, "a row holds more figures than the form has columns", "该行数字多于格式规定的列数";
    CellMissing = "cell.missing", Error, "a row holds fewer figures than the form has columns", "该行数字少于格式规定的列数";
    CellJoined = "cell.joined", Warning, "a figure was cut over two cells and is read as one", "一个数字被拆入两个单元格，已合并读取";
    TitleMissing = "title.missing", Note, "no title was found; the body may be named elsewhere", "没有标题，机关名称可能见于他处";
    YearInferred = "year.evidence", Note, "the year was taken from elsewhere than the title", "年度取自标题以外的文字";
    AgencyEvidence = "agency.evidence", Note, "the body was taken from elsewhere than the title", "机关名称取自标题以外的文字";
    DateDamaged = "date.damaged", Warning, "a date cannot be read", "日期无法识别";
    RequestsBalance = "requests.balance", Error, "received + carried over is not outcomes + carried forward", "本年新收与上年结转之和不等于办理结果总计与结转下年度之和";
    RequestsOutcomeSum = "requests.outcome_sum", Error, "the outcomes do not add up to their total", "办理结果各项之和不等于总计";
    RequestsRowSum = "requests.row_sum", Error, "a row does not add up to its total", "各类申请人之和不等于总计";
    ReviewSum = "review.sum", Error, "the results of a group do not add up to its total", "复议或诉讼各项结果之和不等于总计";
    AcrossCarry = "across.carry", Error, "carried over is not what the year before carried forward", "上年结转数与上年度报告的结转下年度数不一致";
    AcrossInForce = "across.in_force", Error, "in force is not that of the year before + issued - repealed", "现行有效件数与上年现行有效加本年制发减本年废止不一致";
    AcrossEdition2019 = "across.edition_2019", Error, "previous items are not those of the year before + its change", "上一年项目数量与上年度报告的项目数量加增减不一致";
    Rollup = "rollup", Error, "the summary is not the sum of the bodies' own reports", "汇总报告不等于各单位报告之和";
    TextYear = "text.year", Warning, "the years named in title, preamble, period and overview differ", "标题、引言、统计期限与正文的年份不一致";
    TextClaim = "text.claim", Warning, "a count claimed in the narrative is not the cell's", "正文所述数量与表格不一致";
    NotAssessable = "check.not_assessable", Note, "a relation cannot be judged", "无法核对该关系";
    HoldsWithBlanks = "check.holds_with_blanks", Note, "a relation holds if blank cells are read as 0", "空白按 0 计时勾稽关系成立";
}

named! {
    Severity::as_str, "a severity", "warning";
    Code::as_str, "a diagnostic code", "requests.row_sum";
}

#[cfg(feature = "serde")]
impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Code {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = Self::ALL.iter().map(|code| code.as_str()).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}
