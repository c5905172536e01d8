import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Words, words } from '../lib/screen/text';

/** How figures are written on this screen: plain, or discreet with amounts masked. */
export const WordsContext = createContext<Words>(words(false));

export const useWords = (): Words => useContext(WordsContext);
