/** Words to the app itself that are nothing to check; a name or a sign may stand beside them. */
const GREETING =
  /^(?:(?:hi|hello|hey|help|help me|ping|test|hi there|good (?:morning|afternoon|evening))(?: callcheck)?[\s.!?👋]*)?$/iu;
const THANKS =
  /^(?:many |ok,? |great,? |perfect,? )?(?:thanks|thank you|thx|ty|cheers)(?: a lot| so much| callcheck| very much)*(?:,? (?:that|it) (?:works?|worked|helped))?[\s.!🙏👍]*$/iu;

/** `help`, `hi`, or nothing at all: the answer is what the app can do. */
export const isGreeting = (text: string): boolean => GREETING.test(text.trim());

/** Thanks are answered by a reaction. */
export const isThanks = (text: string): boolean => THANKS.test(text.trim());
