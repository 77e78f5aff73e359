/** The page and the box come together: what a first visit loads has no room for the names of both. */
export { SearchBox } from './components/search-box.tsx';
export { SearchPage } from './pages/search-page.tsx';
