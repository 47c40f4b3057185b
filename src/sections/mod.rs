//! From tokens to the model: which blocks are which section, which reading is right, what is said
//! about it.

mod candidates;
mod cells;
mod choose;
mod disclosure;
mod fill;
mod outline;
mod page;
mod requests;
mod review;
mod running;
