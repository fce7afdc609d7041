//! A directive written in other forms, one file per form.
