/** The closed lists of values that documents and questions share. */

export const modalities = ["on-site", "mixed", "remote"] as const;
export type Modality = (typeof modalities)[number];

export const paces = ["full-time", "part-time", "evening"] as const;
export type Pace = (typeof paces)[number];

export const aids = ["meals", "lodging", "transport"] as const;
export type Aid = (typeof aids)[number];

export const sorts = ["relevance", "distance", "start", "duration"] as const;
export type Sort = (typeof sorts)[number];

/** Around a town or a point, when no distance is asked for. */
export const DEFAULT_RADIUS_KM = 30;

/** The distances one chooses from, each counted around the place of the question. */
export const radiusChoicesKm = [5, 10, 20, 30, 50, 100, 200] as const;
