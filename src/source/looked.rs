//! How much is looked at, counted in tests of growth: work as a number that no clock makes flicker.
//!
//! Counted are the bytes that grammars look at for the end of something, and those that are handed to the
//! sections.

#[cfg(test)]
thread_local! {
    static N_LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// So much more was looked at. Outside of tests this is nothing.
#[inline]
pub(crate) fn looked_at(n: usize) {
    #[cfg(test)]
    N_LOOKED_AT.set(N_LOOKED_AT.get() + n);
    let _ = n;
}

/// How much is looked at while something is done.
#[cfg(test)]
pub(crate) fn n_looked_at(work: impl FnOnce()) -> usize {
    N_LOOKED_AT.set(0);
    work();
    N_LOOKED_AT.get()
}
