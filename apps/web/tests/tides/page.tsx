export const TidesPage = () => <h1>Tides</h1>;
