/** The books' heads of a day are told to those who answer for them, so that they lie outside of the database. */
export type BooksClosed = { type: 'books_closed'; day: string }
