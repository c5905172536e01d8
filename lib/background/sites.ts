import type { Books } from '../books/books';
import type { Area } from '../books/ring';
import { platformOf, platforms } from '../platforms/list';
import type { SiteRule } from '../platforms/rule';
import { matchesOf, namesAddress } from '../platforms/taught';
import { ruleKey } from '../sensor/taught';
import { packOf, parsePack } from '../taught/pack';

/** A platform as the background deals with it: built in, taught, or both. */
export interface Site {
  id: string;
  name: string;
  hosts: readonly string[];
  matches: readonly string[];
  /** The product has a reader of its own for it. */
  builtIn: boolean;
  /** The worker's rule is in use there. */
  taught: boolean;
  /** No platform, but the host of frames in that one's pages: submits are counted in them. */
  frameOf?: string;
  /** Where both are so: does the rule name this address? Its pages are read by the rule, all others as built in. */
  names?(url: URL): boolean;
}

/** What is kept: the rules as a pack's text, and when they were changed. */
interface Kept {
  at: number;
  pack: string;
}

const KEY = 'sites';

/**
 * What the worker taught, beside the built-in platforms. It lies in `storage.local`, where the reader in a page
 * finds its host's rule without a word to anybody, and where it is at hand while the books are not; the books have
 * a copy, which comes back from a backup. The later one stands.
 */
export class Sites {
  private taught: SiteRule[] = [];
  private changedAt = 0;

  private constructor(private readonly area: Area) {}

  static async open(area: Area): Promise<Sites> {
    const sites = new Sites(area);
    // Without it the built-in platforms are there all the same.
    sites.take((await area.get(KEY).catch(() => ({}) as Record<string, unknown>))[KEY]);
    return sites;
  }

  get rules(): readonly SiteRule[] {
    return this.taught;
  }

  /** Every platform, built in or taught; a rule that is switched off leaves the built-in one as it is. */
  all(): Site[] {
    const used = this.taught.filter(({ off }) => !off);
    const builtIn = platforms.map(({ id, name, hosts, matches }) => ({ id, name, hosts, matches }));
    return [
      ...builtIn.map((site): Site => {
        const rule = used.find(({ id }) => id === site.id);
        const names = rule && ((url: URL) => namesAddress(rule, url));
        return { ...site, builtIn: true, taught: rule !== undefined, ...(names && { names }) };
      }),
      ...used
        .filter(({ id }) => !builtIn.some((site) => site.id === id))
        .map((rule) => {
          const { id, name, hosts } = rule;
          return { id, name, hosts, matches: matchesOf(rule), builtIn: false, taught: true };
        }),
    ];
  }

  /** The platform of a page, by its exact host name. */
  idOf(host: string): string | undefined {
    return platformOf(host)?.id ?? this.taught.find((rule) => !rule.off && rule.hosts.includes(host))?.id;
  }

  /** Puts rules in place of those of the same site or host. */
  async teach(rules: readonly SiteRule[], at: number): Promise<void> {
    const ids = new Set(rules.map(({ id }) => id));
    const hosts = new Set(rules.flatMap((rule) => rule.hosts));
    const others = this.taught.filter(({ id, hosts: old }) => !ids.has(id) && !old.some((h) => hosts.has(h)));
    await this.put([...others, ...rules], at);
  }

  /** Forgets what was taught of a site: a built-in platform is as it came. */
  async forget(id: string, at: number): Promise<void> {
    await this.put(
      this.taught.filter((rule) => rule.id !== id),
      at,
    );
  }

  /** Brings this and the books' copy to the later of the two. Says whether the rules changed here. */
  async matchBooks(books: Books): Promise<boolean> {
    const kept = await books.meta(KEY);
    const before = this.taught;
    if (isKept(kept) && kept.at > this.changedAt) {
      this.take(kept);
      await this.write(before);
      return true;
    }
    await this.keepIn(books);
    return false;
  }

  /** The books' copy follows. */
  async keepIn(books: Books): Promise<void> {
    const kept = await books.meta(KEY);
    if (this.changedAt > 0 && !(isKept(kept) && kept.at === this.changedAt))
      await books.putMeta(KEY, this.kept());
  }

  private async put(rules: SiteRule[], at: number): Promise<void> {
    const before = this.taught;
    this.taught = rules;
    this.changedAt = at;
    await this.write(before);
  }

  private async write(before: readonly SiteRule[]): Promise<void> {
    const byHost = this.taught
      .filter(({ off }) => !off)
      .flatMap((rule) => rule.hosts.map((host) => [ruleKey(host), rule]));
    const gone = before.flatMap(({ hosts }) => hosts.map(ruleKey));
    for (const key of gone) await this.area.remove(key);
    await this.area.set({ [KEY]: this.kept(), ...Object.fromEntries(byHost) });
  }

  private kept(): Kept {
    return { at: this.changedAt, pack: this.taught.length > 0 ? packOf(this.taught) : '' };
  }

  private take(kept: unknown): void {
    if (!isKept(kept)) return;
    const { rules } = kept.pack === '' ? { rules: [] } : parsePack(kept.pack);
    if (!rules) return;
    this.taught = rules;
    this.changedAt = kept.at;
  }
}

function isKept(value: unknown): value is Kept {
  const { at, pack } = Object(value) as Partial<Kept>;
  return typeof at === 'number' && typeof pack === 'string';
}
