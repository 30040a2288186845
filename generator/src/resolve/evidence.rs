//! The evidence model: every claim about a slot is a row of data with its place, and weights decide.
//!
//! A slot is one undecided fact about a type or property: its kind, base, key and so on. Pages make claims
//! about slots; each claim is backed by a piece of [`Evidence`] of a known [`Ground`]. The claim with the highest
//! sum of weights wins; on a tie the claim made first wins. `explain` prints the rows.

use std::collections::BTreeMap;

use crate::source::Span;

macro_rules! grounds {
    ($($variant:ident $weight:literal $text:literal;)*) => {
        /// Why a claim is made; each ground has a fixed weight.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Ground {
            $(#[doc = concat!($text, " (weight ", stringify!($weight), ").")] $variant,)*
        }

        impl Ground {
            /// Every ground.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// How much a claim on this ground counts.
            pub fn weight(self) -> i32 {
                match self { $(Self::$variant => $weight,)* }
            }

            /// The ground in words.
            pub fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

grounds! {
    MetadataBase 100 "`baseType` of the metadata names the base";
    ProseBase 60 "the text before the first section or beside a table says what the type inherits from";
    DerivedList 40 "the base's page lists the type as derived";
    InheritedRows 50 "rows of its tables say what they are inherited from";
    SharedProperties 20 "the type repeats all properties of the base";
    ShownInPlace 30 "an example shows it as the value of a property of the base's type";
    AnnouncedByMethod 30 "a method table announces the base where the method's page returns it";
    SharedExamples 20 "some derived types list the property, others only show it in examples";
    SharedRows 20 "the pages of all derived types have the row in the same words, beside inherited ones";
    LiftedExample 15 "its examples show a property that only this base gives";
    ShownProperties 20 "its examples show all properties of the base, and its page has none of them";
    EntityConvention 10 "an entity without another base derives from `entity`";
    MetadataKey 60 "`keyProperty` of the metadata names a key";
    InheritedEntity 80 "the base is an entity";
    InheritedComplex 80 "the base is a complex type";
    ComplexTitle 70 "the title or text calls it a complex type";
    IdentifierSample 40 "the JSON representation shows `id` as an identifier";
    IdRow 25 "a table has a row `id`";
    NoId 40 "neither table nor JSON has an `id`";
    HasRelationships 30 "a table lists relationships";
    HasMethods 30 "the page lists methods";
    NoMethods 15 "the page lists no methods";
    Addressed 60 "a request path addresses one of them by its key";
    Changed 20 "a request changes or removes one by the path of the property that leads to it";
    NavigationTarget 30 "a relationship of another type leads to it";
    PropertyTarget 15 "a property of another type holds it";
    MetadataOpen 100 "`openType` of the metadata";
    OpenWording 60 "the title or text calls it open or a bag of properties";
    PropertyBag 50 "it documents no property, and the text of a property of its type calls that a bag of properties";
    ShowsAnother 30 "its JSON representation is an object of another type";
    RelationshipTable 60 "the row stands in a table of relationships";
    PropertyTable 50 "the row stands in a table of properties";
    RelationshipComment 40 "a comment in the JSON representation groups it with relationships";
    EntityTarget 5 "the property's type is an entity";
    ListedByPage 70 "a page whose request path ends in the property lists its values";
    KeyedInPath 70 "a request path has a key behind the property";
    WireSpelling 60 "examples and request paths spell it so, in another case, as a plural or with a letter more or less, and never as the page does";
    TypeCell 60 "the type cell of its row";
    JsonSample 20 "the JSON representation";
    ListedValues 80 "the values that its description lists";
    Override 1000 "an override";
    NoEntityTarget 200 "the property's type is no entity";
}

/// A claim about a slot with its ground and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The slot, such as `kind` or `base`.
    pub slot: &'static str,
    /// What is claimed, such as `entity`.
    pub claim: String,
    /// Why.
    pub ground: Ground,
    /// Where it was read; `None` for what follows from other facts.
    pub span: Option<Span>,
}

/// All evidence about one type or property, in the order it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// The rows.
    pub rows: Vec<Evidence>,
}

impl Case {
    /// Adds a row.
    pub fn add(&mut self, slot: &'static str, claim: impl Into<String>, ground: Ground, span: Option<Span>) {
        self.rows.push(Evidence { slot, claim: claim.into(), ground, span });
    }

    /// The winning claim about a slot, if any claim was made.
    pub fn decide(&self, slot: &str) -> Option<&str> {
        let mut sums: Vec<(&str, i32)> = Vec::new();
        for row in self.rows.iter().filter(|row| row.slot == slot) {
            match sums.iter_mut().find(|(claim, _)| *claim == row.claim) {
                Some((_, sum)) => *sum += row.ground.weight(),
                None => sums.push((&row.claim, row.ground.weight())),
            }
        }
        let best = sums.iter().map(|(_, sum)| *sum).max()?;
        sums.into_iter().find(|(_, sum)| *sum == best).map(|(claim, _)| claim)
    }
}

/// The evidence of a whole run: type or `type.property` → rows.
pub type Cases = BTreeMap<String, Case>;
