//! An operation's file: the struct, the functions that make one, what it sends and what comes back.

use proc_macro2::TokenStream;
use quote::quote;

use super::{bodies, text, types};
use crate::plan::{ElementPlan, NamespacePlan, OperationPlan, ParameterPlan, PathPlan, PayloadPlan};
use crate::schema::AccountPermissions;

/// More arguments than this are remarked by clippy.
pub(super) const MAX_ARGUMENTS: usize = 7;

/// The file of an operation.
pub(super) fn file(operation: &OperationPlan) -> String {
    let own = match &operation.body {
        PayloadPlan::Own(body) => Some(body),
        _ => None,
    };
    let items = declaration(operation).into_iter().chain([implementation(operation)]).map(text::items);
    let items = items.chain(own.map(|body| bodies::text(&operation.support, body))).collect::<Vec<_>>().join("\n");
    let table = own.map(|body| if body.patch { "body" } else { "model" });
    let path = (own.is_some() || items.contains("support::")).then_some("self");
    let names = path.into_iter().chain(operation.support.iter().copied()).chain(table).chain(["operation"]);
    text::file(&[&text::imports_from(names, &operation.imports, "super::"), &items])
}

/// The module of a namespace's operations.
pub(super) fn module(namespace: &NamespacePlan) -> String {
    let docs = format!("//! The operations of the namespace `{}`.\n", namespace.name);
    let modules = namespace
        .operations
        .iter()
        .map(|operation| text::gated_by_all(&operation.features, &format!("mod {};\n", operation.module)));
    let exports = namespace.operations.iter().flat_map(|operation| {
        let own = match &operation.body {
            PayloadPlan::Own(body) => Some(&body.ident),
            _ => None,
        };
        let idents = std::iter::once(&operation.ident).chain(own);
        idents
            .map(|ident| text::gated_by_all(&operation.features, &format!("pub use {}::{ident};\n", operation.module)))
    });
    text::file(&[&docs, &modules.collect::<String>(), &exports.collect::<String>()])
}

/// The struct and the functions that make one.
fn declaration(operation: &OperationPlan) -> [TokenStream; 2] {
    let (ident, docs) = (&operation.ident, text::docs(&operation.docs));
    let (derive, fields, functions) = match operation.paths.as_slice() {
        [path] if path.parameters.is_empty() => (quote!(Clone, Debug, Default, PartialEq), quote!(;), new_unit()),
        [path] => {
            let fields = path.parameters.iter().map(|parameter| field(operation, parameter));
            (quote!(Clone, Debug, PartialEq), quote!({ #(#fields)* }), fill_fields(operation, path))
        }
        paths => {
            let functions = paths.iter().map(|path| fill_path(operation, path));
            (quote!(Clone, Debug, PartialEq), quote!({ path: String }), quote!(#(#functions)*))
        }
    };
    let declaration = quote! {
        #docs
        #[derive(#derive)]
        pub struct #ident #fields
    };
    [declaration, quote!(impl #ident { #functions })]
}

fn new_unit() -> TokenStream {
    quote! {
        /// The operation.
        #[inline]
        #[must_use]
        pub const fn new() -> Self {
            Self
        }
    }
}

fn field(operation: &OperationPlan, parameter: &ParameterPlan) -> TokenStream {
    let (ident, docs) = (&parameter.ident, text::docs(&parameter.docs));
    let ty = types::element(&operation.support, &parameter.element);
    quote!(#docs pub #ident: #ty,)
}

/// The constructor of a struct with a field per parameter.
fn fill_fields(operation: &OperationPlan, path: &PathPlan) -> TokenStream {
    let arguments = path.parameters.iter().map(|parameter| {
        let (ident, ty) = (&parameter.ident, argument(operation, parameter, &quote!(impl Into<String>)));
        quote!(#ident: #ty)
    });
    let fields = path.parameters.iter().map(|parameter| {
        let ident = &parameter.ident;
        if converts(parameter) { quote!(#ident: #ident.into()) } else { quote!(#ident) }
    });
    let many = many(path.parameters.len());
    let constructor = &path.constructor;
    quote! {
        /// The operation with the values of its path.
        #[inline]
        #[must_use]
        #many
        pub fn #constructor(#(#arguments),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// The constructor for one of several paths.
fn fill_path(operation: &OperationPlan, path: &PathPlan) -> TokenStream {
    let arguments = path.parameters.iter().map(|parameter| {
        let (ident, ty) = (&parameter.ident, argument(operation, parameter, &quote!(&str)));
        let by = matches!(parameter.element, ElementPlan::Value(_)).then(|| quote!(&));
        quote!(#ident: #by #ty)
    });
    let values = path.parameters.iter().map(|parameter| {
        let ident = &parameter.ident;
        match &parameter.element {
            ElementPlan::Enum(_) | ElementPlan::Flags(_) => {
                let ty = types::element(&operation.support, &parameter.element);
                quote!(&Into::<#ty>::into(#ident))
            }
            ElementPlan::Value(_) => quote!(#ident),
            _ => quote!(&#ident),
        }
    });
    let docs = text::docs(&[format!("With the path `{}`.", path.template)]);
    let (constructor, many) = (&path.constructor, many(path.parameters.len()));
    let template = text::literal(&path.template);
    quote! {
        #docs
        #[inline]
        #[must_use]
        #many
        pub fn #constructor(#(#arguments),*) -> Self {
            Self { path: operation::path(#template, &[#(#values),*]) }
        }
    }
}

/// The attribute of a function with very many arguments.
pub(super) fn many(count: usize) -> Option<TokenStream> {
    (count > MAX_ARGUMENTS).then(|| quote!(#[allow(clippy::too_many_arguments, reason = "all of them are needed")]))
}

/// Whether a constructor takes what converts into the field.
fn converts(parameter: &ParameterPlan) -> bool {
    matches!(parameter.element, ElementPlan::String | ElementPlan::Enum(_) | ElementPlan::Flags(_))
}

fn argument(operation: &OperationPlan, parameter: &ParameterPlan, string: &TokenStream) -> TokenStream {
    let ty = types::element(&operation.support, &parameter.element);
    match parameter.element {
        ElementPlan::String => string.clone(),
        ElementPlan::Enum(_) | ElementPlan::Flags(_) => quote!(impl Into<#ty>),
        _ => ty,
    }
}

fn implementation(operation: &OperationPlan) -> TokenStream {
    let ident = &operation.ident;
    let method = text::literal(operation.method.as_str());
    let paths = operation.paths.iter().map(|path| text::literal(&path.template));
    let permissions = operation.permissions.iter().map(permissions);
    let success = proc_macro2::Literal::u16_unsuffixed(operation.success);
    let body = payload(operation, &operation.body, &quote!(operation::Content));
    let response = payload(operation, &operation.response, &quote!(Vec<u8>));
    let path = path(operation);
    quote! {
        impl operation::Operation for #ident {
            const METHOD: &'static str = #method;
            const PATHS: &'static [&'static str] = &[#(#paths),*];
            const PERMISSIONS: &'static [operation::Permissions] = &[#(#permissions),*];
            const SUCCESS: u16 = #success;
            type Body = #body;
            type Response = #response;

            #[inline]
            fn path(&self) -> String {
                #path
            }
        }
    }
}

fn path(operation: &OperationPlan) -> TokenStream {
    let [path] = operation.paths.as_slice() else { return quote!(self.path.clone()) };
    let template = text::literal(&path.template);
    let values = path.parameters.iter().map(|parameter| &parameter.ident);
    quote!(operation::path(#template, &[#(&self.#values),*]))
}

fn permissions(of: &AccountPermissions) -> TokenStream {
    let account = text::literal(&of.account);
    let scopes = of.scopes.iter().map(|scope| text::literal(scope));
    let permissions = if of.unsupported {
        quote!(operation::Permissions::unsupported(#account))
    } else {
        quote!(operation::Permissions::new(#account, &[#(#scopes),*]))
    };
    if of.subject.is_empty() {
        return permissions;
    }
    let subject = text::literal(&of.subject);
    quote!(#permissions.of(#subject))
}

fn payload(operation: &OperationPlan, payload: &PayloadPlan, bytes: &TokenStream) -> TokenStream {
    let support = &operation.support;
    match payload {
        PayloadPlan::Nothing => quote!(()),
        PayloadPlan::Untyped => quote!(serde_json::Value),
        PayloadPlan::Bytes => bytes.clone(),
        PayloadPlan::Reference => quote!(operation::Reference),
        PayloadPlan::Object(element) => types::element(support, element),
        PayloadPlan::Single(element) => {
            let element = types::element(support, element);
            quote!(operation::Single<#element>)
        }
        PayloadPlan::Page(element) => {
            let (page, element) = (types::support(support, "Collection"), types::element(support, element));
            quote!(#page<#element>)
        }
        PayloadPlan::Own(body) => {
            let ident = &body.ident;
            quote!(#ident)
        }
    }
}
