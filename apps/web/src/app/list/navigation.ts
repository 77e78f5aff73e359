import { isNavPage, type NavPage, type NavPart, type NavPlace } from '../../lib/feature/navigation.ts';
import { features } from './features.ts';

type Declared<Feature> = Feature extends { navigation?: readonly (infer Entry)[] } ? Entry : never;
/** A menu entry of any feature; its `to` is one of the app's paths. */
export type AppNavPage = Extract<Declared<(typeof features)[number]>, NavPage>;
/** Where a key of any feature leads. */
export type AppNavKey = AppNavPage | Extract<Declared<(typeof features)[number]>, NavPlace>;

/** The menu entries of all features, in the order of the list. */
export const navigation: readonly (AppNavPage | NavPlace | NavPart)[] = features.flatMap<
  AppNavPage | NavPlace | NavPart
>(({ navigation = [] }) => navigation);

/** Those that keys may lead to. */
export const navKeys = navigation.filter((entry): entry is AppNavKey => 'to' in entry);

export const navPages: readonly AppNavPage[] = navigation.filter((entry) => isNavPage(entry));

/** A key of its own for each entry in a list. */
export const keyOf = (entry: AppNavPage | NavPlace | NavPart): string =>
  isNavPage(entry) ? entry.to : `part ${navigation.indexOf(entry)}`;
