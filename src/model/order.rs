//! One sort for all rooms.
//!
//! Every element type that the standard sort is used with costs the page about five kilobytes;
//! here the keys are sorted, always of one type, and the elements follow.

/// Up to three numbers, compared from the first on.
pub type Key = [usize; 3];

/// Sorts `items` by `key`; equal keys keep their order.
pub fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> Key) {
    let mut order: Vec<(Key, usize)> = items
        .iter()
        .enumerate()
        .map(|(i, item)| (key(item), i))
        .collect();
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, i)| taken[i].take()));
}

/// Sorts numbers.
pub fn sort(numbers: &mut Vec<usize>) {
    sort_by_key(numbers, |n| [*n, 0, 0]);
}

/// A key that puts greater numbers first.
pub const fn descending(number: usize) -> usize {
    usize::MAX - number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut items, |(n, _)| [descending(*n), 0, 0]);
        assert_eq!(items, [(2, 'a'), (2, 'c'), (1, 'b'), (1, 'd')]);
    }
}
