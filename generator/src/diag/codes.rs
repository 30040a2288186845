//! The one table of known problems.

/// How serious a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A tolerated spelling.
    Info,
    /// Something was guessed.
    Warning,
    /// The item gives no schema.
    Error,
}

impl Level {
    /// All levels, least serious first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// `info`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $id:literal $level:ident $name:literal $help:literal;)*) => {
        /// A kind of diagnostic with a stable id; `FORMAT.md` describes each with its rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $help] $variant,)*
        }

        impl Code {
            /// Every code, in order of id.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable id, such as `KIND001`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The readable name, such as `doc-type-disagrees`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How serious it is.
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// What was assumed, or what to do about it.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }
        }
    };
}

codes! {
    File001 "FILE001" Info "byte-order-mark" "The mark was dropped.";
    File002 "FILE002" Warning "not-utf8" "The bytes were read as Windows-1252.";
    File003 "FILE003" Warning "empty-file" "The page was skipped.";
    File004 "FILE004" Warning "conflict-marker" "The line was kept as text.";
    File005 "FILE005" Error "file-too-large" "The page was skipped.";
    Kind001 "KIND001" Info "doc-type-disagrees" "The content decided; `doc_type` was ignored.";
    Kind002 "KIND002" Info "no-doc-type" "The content decided.";
    Kind003 "KIND003" Info "skipped-conceptual" "The page holds no type and no operation.";
    Kind004 "KIND004" Warning "resource-without-metadata" "The headings decided that the page defines a type.";
    Kind005 "KIND005" Warning "repeated-resource-block" "The first block defines the type; the others are examples of it.";
    Kind006 "KIND006" Info "property-table-outside-section" "The table was recognised by its columns.";
    Kind007 "KIND007" Warning "localised-page" "The page was skipped: its property names are translated.";
    Fm001 "FM001" Info "no-front-matter" "The page has no title, area and `doc_type`.";
    Fm002 "FM002" Warning "unclosed-front-matter" "The block was taken as text.";
    Fm003 "FM003" Warning "invalid-front-matter" "The block was read line by line.";
    Fm004 "FM004" Info "placeholder" "The value counts as empty.";
    Fm005 "FM005" Info "unknown-doc-type" "The content decided.";
    Type001 "TYPE001" Warning "namespace-mismatch" "The metadata decided.";
    Type002 "TYPE002" Info "title-differs" "The metadata decided.";
    Type003 "TYPE003" Info "case-differs" "The metadata decided the spelling.";
    Type004 "TYPE004" Warning "identity-from-title" "Add an `@odata.type` to the page's metadata.";
    Type005 "TYPE005" Error "no-identity" "The page was skipped: neither metadata, JSON nor title names its type.";
    Type006 "TYPE006" Info "merged-pages" "The properties of all pages were united.";
    Type007 "TYPE007" Warning "duplicate-conflict" "The type's home page decided.";
    Type008 "TYPE008" Warning "short-name-collision" "References without a namespace prefer their own namespace.";
    Type010 "TYPE010" Warning "base-disagrees" "The metadata decided.";
    Type011 "TYPE011" Warning "base-unresolved" "The type has no base.";
    Type012 "TYPE012" Error "base-cycle" "The base of the last type in the cycle was dropped.";
    Tbl001 "TBL001" Info "cell-count" "Missing cells count as empty.";
    Tbl002 "TBL002" Info "separator-count" "The header's cells decide.";
    Tbl003 "TBL003" Warning "surplus-cell-joined" "Escape the pipe as `\\|`; the surplus was joined to the last column.";
    Tbl004 "TBL004" Warning "table-split-by-blank-line" "The rows were joined to the table before.";
    Tbl005 "TBL005" Warning "continuation-line-joined" "The line was joined to the last cell.";
    Tbl006 "TBL006" Warning "truncated-link" "The parenthesis was assumed.";
    Tbl010 "TBL010" Info "group-row" "The row is a heading between rows.";
    Tbl011 "TBL011" Warning "bad-property-name" "The row was skipped.";
    Tbl012 "TBL012" Info "annotation-or-path" "Annotations and paths are not properties; the row was skipped.";
    Tbl013 "TBL013" Warning "duplicate-row" "The first row was kept.";
    Tbl014 "TBL014" Warning "name-case" "The table's spelling was kept, unless it is plainly not the one of the wire.";
    Tbl015 "TBL015" Info "table-ignored" "The table's heading and columns describe no properties or members.";
    Tbl016 "TBL016" Info "empty-row" "The row was skipped.";
    Typ001 "TYP001" Info "type-case" "The spelling was corrected.";
    Typ002 "TYP002" Info "type-alias" "The OData type was taken.";
    Typ003 "TYP003" Warning "alternative-types" "The property accepts any JSON value.";
    Typ004 "TYP004" Warning "unparsed-type-cell" "The property accepts any JSON value.";
    Typ005 "TYP005" Warning "double-collection" "One level of collection was taken.";
    Typ006 "TYP006" Info "trailing-text-in-type" "The rest of the cell was ignored.";
    Ref001 "REF001" Warning "link-text-vs-target" "The text decided unless the JSON representation names the target's type.";
    Ref002 "REF002" Warning "unresolved-type" "The JSON representation decided: a string, else any JSON value.";
    Desc001 "DESC001" Info "empty-description" "The property has no documentation.";
    Desc002 "DESC002" Info "todo-description" "The placeholder was dropped.";
    Desc003 "DESC003" Warning "contradictory-nullability" "Nothing was assumed.";
    Enum001 "ENUM001" Warning "cell-values-differ" "The values were added only if the list has all documented members too.";
    Enum002 "ENUM002" Info "range-not-enum" "The property stays a number.";
    Enum003 "ENUM003" Info "numeric-labels" "The property stays a number.";
    Enum004 "ENUM004" Warning "unbalanced-code-span" "The span was closed at the end of the value.";
    Enum005 "ENUM005" Info "null-member-dropped" "The value null is no member.";
    Enum010 "ENUM010" Warning "enum-redefined" "The members were united in order of appearance.";
    Enum011 "ENUM011" Warning "enum-value-conflict" "The first number was kept.";
    Enum012 "ENUM012" Info "synthetic-enum" "An open enumeration was made from the possible values.";
    Md001 "MD001" Info "lenient-metadata" "The comment is not strict JSON and was read leniently.";
    Md002 "MD002" Warning "invalid-metadata" "Only its known keys were picked out.";
    Md003 "MD003" Warning "no-fence-for-block" "The comment was ignored.";
    Md005 "MD005" Info "unknown-block-type" "The comment was ignored.";
    Md006 "MD006" Warning "unclosed-comment" "The comment ends with the file.";
    Md007 "MD007" Info "duplicate-key" "The first value was kept.";
    Json001 "JSON001" Info "lenient-json" "The block is not strict JSON and was read leniently.";
    Json002 "JSON002" Warning "unparsable-json" "The part that could be read was used.";
    Json003 "JSON003" Info "json-only-property" "The property was added with the type its sample shows.";
    Json004 "JSON004" Info "json-annotation" "Annotations are not properties.";
    Json005 "JSON005" Info "table-only-property" "The table decided.";
    Json006 "JSON006" Warning "json-vs-table-type" "The table decided.";
    Http001 "HTTP001" Warning "no-request-line" "The page gives no operation.";
    Http002 "HTTP002" Warning "url-placeholder" "The line was skipped.";
    Http003 "HTTP003" Info "absolute-url" "Scheme, host and version were dropped.";
    Http004 "HTTP004" Warning "backslash-in-url" "Backslashes were read as slashes.";
    Http005 "HTTP005" Info "relative-without-slash" "A leading slash was assumed.";
    Http006 "HTTP006" Info "ellipsis-segment" "The line was skipped: it abbreviates a path.";
    Http007 "HTTP007" Info "odd-parameter" "The parameter was renamed into braces.";
    Http008 "HTTP008" Info "ignored-line" "The line in the request block is no request line.";
    Http009 "HTTP009" Warning "bad-url" "The line was skipped.";
    Perm001 "PERM001" Info "todo-permissions" "The permissions are unknown.";
    Perm002 "PERM002" Info "no-permission-table" "The permissions are unknown.";
    Body001 "BODY001" Info "no-body-description" "The body is unknown.";
    Body002 "BODY002" Info "read-only-in-body" "The body does not offer the property, unless the table calls it required.";
    Resp001 "RESP001" Warning "sources-disagree" "Sentence, metadata and example were weighed.";
    Resp002 "RESP002" Info "no-response-type" "The response is unknown.";
    Fence001 "FENCE001" Warning "unclosed-fence" "The block was closed before the next heading.";
    Link001 "LINK001" Info "link-case" "The file was found in another case.";
    Link002 "LINK002" Warning "dangling-link" "The link's text decided.";
    Link003 "LINK003" Info "backslash-in-link" "The backslash was read as a slash.";
    Link004 "LINK004" Info "prefix-guessed" "The file was found by its name, under another path or prefix.";
    Inc001 "INC001" Info "include-missing" "The page was read without it.";
    Name001 "NAME001" Info "renamed" "The wire name is unchanged.";
    Over001 "OVER001" Error "override-stale" "Adapt or remove the override.";
    Over002 "OVER002" Error "override-unmatched" "Correct the target or remove the override.";
    Over003 "OVER003" Error "override-invalid" "Correct the override file.";
    Over004 "OVER004" Error "override-unneeded" "Remove the override.";
}
