//! From source to directive, one stage per file.

use crate::model::{Directive, Join, Leaf, LeafKind, Paragraph, Piece, Role, Source, Span};

/// Reads `source` through every stage.
pub fn read(source: &Source) -> Directive {
    let mut directive = Directive {
        source: source.clone(),
        ..Directive::default()
    };
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let start = at + line.find(text).unwrap_or(0);
            let span = Span::new(start, start + text.len());
            directive.leaves.push(Leaf {
                span,
                kind: LeafKind::Text(directive.paragraphs.len()),
            });
            directive.paragraphs.push(Paragraph {
                role: Role::Body,
                pieces: vec![Piece {
                    span,
                    at: 0,
                    join: Join::Same,
                    page: None,
                }],
                text: text.to_owned(),
                ..Paragraph::default()
            });
        }
        at += line.len();
    }
    directive
}
