// Shapes: the small pieces that the bodies of requests are made of.
import * as v from 'valibot'
import { idPattern } from '#shared/lib/ids.ts'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'

/** One line of text, tidied, of at most so many characters a person would count. */
export const line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform(tidyLine),
    v.check(text => countCharacters(text) <= max, 'too-long'),
  )
/** The same, with something in it that can be read. */
export const words = (max: number) =>
  v.pipe(
    line(max),
    // Joiners and marks alone are nothing that anybody could read.
    v.check(text => /[^\p{Z}\p{C}]/u.test(text), 'empty'),
  )
/** The id of a record. */
export const id = v.pipe(v.string(), v.regex(idPattern, 'not-an-id'))
/** A language by its tag (BCP 47, the common part). */
export const language = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not-a-language'))
