/** A value that may not be mixed with others of the same shape: `Brand<string, 'OrderId'>`. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }
