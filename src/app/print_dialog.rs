//! What to print: the text, the tasks, or both.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::modal::modal;
use super::print;
use super::state::{Action, Paper, Reader};
use yew::prelude::*;

/// Three choices and a button.
pub fn print_dialog(page: &Page, reader: &Reader) -> Html {
    let tasks: usize = reader.document.reading.tasks.iter().map(|g| g.count).sum();
    let option = |paper: &Paper| {
        let (chosen, none) = (reader.paper == *paper, tasks == 0 && *paper != Paper::Text);
        markup! {
            <label class="checkbox print-dialog__paper" data-none={none.then_some("")}>
                <span class="checkbox__box">
                    <input type="radio" name="giay" checked={chosen} disabled={none} data-paper={paper.name()}
                        onchange={page.reports(Action::PaperChosen(*paper))} />
                </span>
                { page.lang.text_of("paper", paper.name()) }
            </label>
        }
    };
    let begin = {
        let page = page.clone();
        move |_| print::start(&page)
    };
    let counted = if tasks == 0 {
        page.text("tasks.none").to_owned()
    } else {
        page.count("count.tasks", tasks)
    };
    let content = markup! {
        <div class="print-dialog">
            <fieldset class="print-dialog__papers">
                <legend class="hidden-text">{ page.text("paper") }</legend>
                { for Paper::ALL.iter().map(option) }
            </fieldset>
            <p class="print-dialog__hint">{ counted }{ if tasks == 0 { " " } else { ". " } }{ page.text("paper.hint") }</p>
            <div class="paste-dialog__buttons">
                <button type="button" class="button button--main" data-print-now="" onclick={begin}>{ icon::PRINT.html() }{ page.text("paper.print") }</button>
                <button type="button" class="button button--line" onclick={page.reports(Action::DialogClosed)}>{ page.text("cancel") }</button>
            </div>
        </div>
    };
    modal(page, page.text("print").to_owned(), content)
}
