//! One sort for all rooms.
//!
//! Every element type that the standard sort is used with costs the page about five kilobytes;
//! here only the keys are sorted, always of one type, and the elements are swapped into their places.

/// Up to three numbers, compared from the first on.
pub type Key = [usize; 3];

/// Sorts `items` by `key`; equal keys keep their order.
pub fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    // Most lists are made in order.
    if items.is_sorted_by(|before, item| key(before) <= key(item)) {
        return;
    }
    let mut keys: Vec<Key> = Vec::with_capacity(items.len());
    for item in items.iter() {
        keys.push(key(item));
    }
    for (at, from) in swaps(&keys) {
        items.swap(at, from);
    }
}

/// Sorts numbers.
pub fn sort(numbers: &mut [usize]) {
    sort_by_key(numbers, |n| [*n, 0, 0]);
}

/// A key that puts greater numbers first.
pub const fn descending(number: usize) -> usize {
    usize::MAX - number
}

/// The swaps, one after the other, that bring items with these keys into order. One copy for all
/// callers.
#[inline(never)]
fn swaps(keys: &[Key]) -> Vec<(usize, usize)> {
    let order = sorted(keys);
    // Where the item now stands that began at an index, and the other way round.
    let mut place: Vec<usize> = (0..keys.len()).collect();
    let mut holds = place.clone();
    let mut swaps = Vec::new();
    for (at, item) in order.into_iter().enumerate() {
        let from = place[item];
        if from != at {
            swaps.push((at, from));
            place[holds[at]] = from;
            holds[from] = holds[at];
        }
    }
    swaps
}

/// The indices of `keys` in order: runs twice as long with every round, two merged into one.
fn sorted(keys: &[Key]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let mut width = 1;
    while width < keys.len() {
        let mut merged = Vec::with_capacity(keys.len());
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((l, rest_left)), Some((r, rest_right))) =
                (left.split_first(), right.split_first())
            {
                if keys[*r] < keys[*l] {
                    merged.push(*r);
                    right = rest_right;
                } else {
                    merged.push(*l);
                    left = rest_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        width *= 2;
    }
    order
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

    #[test]
    fn any_number_of_items_comes_into_order() {
        for count in 0..70 {
            let mut items: Vec<(usize, usize)> = (0..count).map(|i| (i * 37 % 11, i)).collect();
            let mut expected = items.clone();
            expected.sort();
            sort_by_key(&mut items, |(n, _)| [*n, 0, 0]);
            assert_eq!(items, expected);
        }
    }
}
