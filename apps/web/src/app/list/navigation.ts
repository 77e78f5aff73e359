import { isNavPage, type NavPage, type NavPart } from '../../lib/feature/navigation.ts';
import { reachable } from '../../lib/feature/palette.ts';
import { features } from './features.ts';

type Declared<Feature> = Feature extends { navigation?: readonly (infer Entry)[] } ? Entry : never;
/** A menu entry of any feature; its `to` is one of the app's paths. */
export type AppNavPage = Extract<Declared<(typeof features)[number]>, NavPage>;

/** The menu entries of all features, in the order of the list. */
export const navigation: readonly (AppNavPage | NavPart)[] = features.flatMap<AppNavPage | NavPart>(
  ({ navigation = [] }) => navigation,
);

export const navPages: readonly AppNavPage[] = navigation.filter((entry) => isNavPage(entry));
reachable.pages = navPages;

/** A key of its own for each entry in a list. */
export const keyOf = (entry: AppNavPage | NavPart): string =>
  isNavPage(entry) ? entry.to : `part ${navigation.indexOf(entry)}`;
