-- one word
WITH meant AS MATERIALIZED (
      SELECT w.place, w.weight, w.share, CASE WHEN w.is_code THEN w.word
        ELSE coalesce((ts_lexize('pg_catalog.french_stem', w.word))[1], w.word) END AS stem
      FROM (VALUES (1, $1::text, $2::boolean, $3::real, $4::real)) AS w(place, word, is_code, weight, share)),
    term AS MATERIALIZED (
      SELECT term, bit_or(places) AS places, max(weight) AS weight, max(share) AS share, max(trade) AS trade
      FROM (
        SELECT term, place AS places, weight, share, 0::real AS trade FROM (
        SELECT stem AS term, place, weight, share FROM meant
        UNION ALL SELECT t.twin, m.place, m.weight, m.share FROM meant m JOIN search.gender_twin t ON t.term = m.stem) AS w
        ) AS t
      GROUP BY term), named AS MATERIALIZED (
      SELECT p.training_id AS id, p.visible_until, 6 + max(p.weight * q.weight * q.share) AS score FROM term q CROSS JOIN LATERAL (SELECT p.training_id, p.visible_until, p.weight FROM search.posting p WHERE p.term = q.term AND p.is_named AND p.visible_until >= $5::date
          ORDER BY p.weight DESC, p.visible_until, p.training_id LIMIT 301) AS p
      WHERE q.places <> 0 GROUP BY p.training_id, p.visible_until),
    titled AS MATERIALIZED (SELECT * FROM named),
    posted AS MATERIALIZED (
      SELECT id, visible_until, bit_or(places) AS places, sum(value) + $6::real * max(trade) AS score,
        sum(share) + $7::real * max(trade) + sum(value) / 10 AS near_score
      FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(q.trade) AS trade, max(q.share) AS share,
          max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term WHERE p.visible_until >= $8::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until),
    coded AS MATERIALIZED (
      SELECT p.id, p.visible_until, 4 + p.score AS score FROM posted p
      WHERE (SELECT count(*) < 20 FROM (SELECT FROM titled m LIMIT 20) AS f) AND p.places = 1 AND NOT EXISTS (SELECT FROM titled
        WHERE titled.id = p.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded),
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded),
    candidate AS MATERIALIZED (
      SELECT id, score, (row_number() OVER (ORDER BY score DESC, visible_until, id) - 1) / 20 AS block FROM (
        SELECT * FROM matched ORDER BY score DESC, visible_until, id LIMIT 20 OFFSET 0) AS b),
    hit AS (
      SELECT c.id AS training_id, row_number() OVER (
          ORDER BY c.block, c.score - CASE WHEN m.entry >= 10000000 THEN $9::float8 ELSE 0 END DESC, m.entry, c.id) AS rank, m.sessions
      FROM candidate c CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, NULL) ORDER BY x.entry, x.id) AS sessions, min(x.entry) AS entry
        FROM (SELECT s.id, (CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $10::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $11::date THEN 10000000 ELSE 0 END) AS entry FROM search.session s
          WHERE s.training_id = c.id AND s.visible_until >= $12::date) AS x) AS m
      WHERE m.sessions IS NOT NULL
      ORDER BY rank LIMIT 20 OFFSET 0)
    SELECT coalesce(array_agg(q.term ORDER BY q.term), '{}') AS terms,
      coalesce(array_agg(q.places ORDER BY q.term), '{}') AS places,
      coalesce(array_agg(q.weight ORDER BY q.term), '{}') AS weights,
      coalesce(array_agg(q.share ORDER BY q.term), '{}') AS shares,
      coalesce(array_agg(q.trade ORDER BY q.term), '{}') AS trades, (SELECT count(*) >= 20 FROM (SELECT FROM short LIMIT 20) AS f) AS "isEnough",
      coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits FROM term q;
-- ["soudure",false,1,1,"2026-12-01",0.9,0.9,"2026-12-01",50,"2026-12-01","2026-12-01","2026-12-01"]

WITH term AS MATERIALIZED (
      SELECT * FROM unnest($1::text[], $2::integer[], $3::real[], $4::real[],
        $5::real[]) AS t(term, places, weight, share, trade)), named AS MATERIALIZED (
      SELECT p.training_id AS id, p.visible_until, 6 + max(p.weight * q.weight * q.share) AS score FROM term q CROSS JOIN LATERAL (SELECT p.training_id, p.visible_until, p.weight FROM search.posting p WHERE p.term = q.term AND p.is_named AND p.visible_until >= $6::date
          ORDER BY p.weight DESC, p.visible_until, p.training_id LIMIT 301) AS p
      WHERE q.places <> 0 GROUP BY p.training_id, p.visible_until),
    titled AS MATERIALIZED (SELECT * FROM named),
    posted AS MATERIALIZED (
      SELECT id, visible_until, bit_or(places) AS places, sum(value) + $7::real * max(trade) AS score,
        sum(share) + $8::real * max(trade) + sum(value) / 10 AS near_score
      FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(q.trade) AS trade, max(q.share) AS share,
          max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term WHERE p.visible_until >= $9::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until),
    coded AS MATERIALIZED (
      SELECT p.id, p.visible_until, 4 + p.score AS score FROM posted p
      WHERE (SELECT count(*) < 20 FROM (SELECT FROM titled m LIMIT 20) AS f) AND p.places = 1 AND NOT EXISTS (SELECT FROM titled
        WHERE titled.id = p.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded),
    body AS MATERIALIZED (
      SELECT b.id, t.visible_until, (2 + coalesce(p.score, 0))::real AS score
      FROM search.training_body b JOIN search.training t ON t.id = b.id LEFT JOIN posted p ON p.id = b.id
      WHERE NOT (SELECT count(*) >= 20 FROM (SELECT FROM short LIMIT 20) AS f) AND b.tsv @@ $10::tsquery AND t.visible_until >= $11::date
        AND NOT EXISTS (SELECT FROM short WHERE short.id = b.id)),
    near AS MATERIALIZED (
      SELECT p.id, p.visible_until, p.near_score AS score FROM posted p
      WHERE NOT EXISTS (SELECT FROM short) AND NOT EXISTS (SELECT FROM body)),
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded UNION ALL SELECT * FROM body UNION ALL SELECT * FROM near),
    candidate AS MATERIALIZED (
      SELECT id, score, (row_number() OVER (ORDER BY score DESC, visible_until, id) - 1) / 20 AS block FROM (
        SELECT * FROM matched ORDER BY score DESC, visible_until, id LIMIT 20 OFFSET 0) AS b),
    hit AS (
      SELECT c.id AS training_id, row_number() OVER (
          ORDER BY c.block, c.score - CASE WHEN m.entry >= 10000000 THEN $12::float8 ELSE 0 END DESC, m.entry, c.id) AS rank, m.sessions
      FROM candidate c CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, NULL) ORDER BY x.entry, x.id) AS sessions, min(x.entry) AS entry
        FROM (SELECT s.id, (CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $13::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $14::date THEN 10000000 ELSE 0 END) AS entry FROM search.session s
          WHERE s.training_id = c.id AND s.visible_until >= $15::date) AS x) AS m
      WHERE m.sessions IS NOT NULL
      ORDER BY rank LIMIT 20 OFFSET 0)
    SELECT CASE WHEN EXISTS (SELECT FROM near) THEN 'near' WHEN EXISTS (SELECT FROM body) THEN 'body' ELSE 'short' END AS level,
      coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits;
-- [["soudur"],[1],[1],[1],[0],"2026-12-01",0.9,0.9,"2026-12-01","('soudur')","2026-12-01",50,"2026-12-01","2026-12-01","2026-12-01"]

WITH candidate AS NOT MATERIALIZED (
      SELECT s.training_id, s.features & CASE WHEN s.recruits_until >= $1::date THEN -1 ELSE ~$2::bigint END AS features, s.start_month, s.departement_rank, s.zone_rank, s.departement, s.zone,
        0 AS failed
      FROM (SELECT b.id FROM search.training_body b WHERE b.tsv @@ $3::tsquery) AS m JOIN search.session s ON s.training_id = m.id WHERE s.visible_until >= $4::date OFFSET 0),
    kept AS NOT MATERIALIZED (SELECT * FROM candidate WHERE failed & (failed - 1) = 0),
    training AS (
      SELECT bool_or(failed = 0) AS is_hit, coalesce(bit_or(features), 0) AS features,
        coalesce(bit_or(CASE WHEN start_month - $5::integer BETWEEN 0 AND 61 THEN 1::bigint << (start_month - $6::integer) END)
          , 0) AS months,
        coalesce(bit_or(CASE WHEN departement_rank BETWEEN 0 AND 61 THEN 1::bigint << (departement_rank) END) , 0) AS departements,
        coalesce(bit_or(CASE WHEN zone_rank BETWEEN 0 AND 61 THEN 1::bigint << (zone_rank) END) , 0) AS zones
      FROM kept GROUP BY training_id),
    mask AS (
      SELECT CASE grouping(a, b, c, months, departements, zones, is_hit)
          WHEN 63 THEN 0 WHEN 95 THEN 1 WHEN 111 THEN 2 WHEN 119 THEN 3 WHEN 123 THEN 4 WHEN 125 THEN 5 END AS kind,
        coalesce(a, b, c, months, departements, zones) AS bits, is_hit, count(*)::integer AS n
      FROM (SELECT is_hit, features >> 0 & 65535 AS a, features >> 16 & 32767 AS b, features >> 31 & 16777215 AS c, months, departements, zones FROM training) AS t
      GROUP BY GROUPING SETS ((a), (b), (c), (months), (departements), (zones), (is_hit)))
    SELECT m.*,
      coalesce((SELECT json_agg(json_build_array(kind, code, rank)) FROM search.place WHERE rank < 62), '[]') AS places,
      coalesce((SELECT json_agg(json_build_array(kind, code, n)) FROM (
        SELECT $7::text AS kind, departement AS code, count(DISTINCT training_id)  AS n
    FROM kept WHERE departement_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $8 AND rank >= 62) GROUP BY departement UNION ALL SELECT $9::text AS kind, zone AS code, count(DISTINCT training_id)  AS n
    FROM kept WHERE zone_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $10 AND rank >= 62) GROUP BY zone) AS r), '[]') AS rare
    FROM (SELECT coalesce(max(n) FILTER (WHERE is_hit), 0) AS total, coalesce(array_agg(kind) FILTER (WHERE bits <> 0), '{}') AS kinds,
        coalesce(array_agg((bits & 2147483647)::integer) FILTER (WHERE bits <> 0), '{}') AS lows,
        coalesce(array_agg((bits >> 31)::integer) FILTER (WHERE bits <> 0), '{}') AS highs,
        coalesce(array_agg(n) FILTER (WHERE bits <> 0), '{}') AS counts
      FROM mask) AS m;
-- ["2026-12-01","4503599627370496","('soudur')","2026-12-01",24323,24323,"departement","departement","zone","zone"]


-- words with every filter
WITH meant AS MATERIALIZED (
      SELECT w.place, w.weight, w.share, CASE WHEN w.is_code THEN w.word
        ELSE coalesce((ts_lexize('pg_catalog.french_stem', w.word))[1], w.word) END AS stem
      FROM (VALUES (1, $1::text, $2::boolean, $3::real, $4::real), (2, $5::text, $6::boolean, $7::real, $8::real)) AS w(place, word, is_code, weight, share)),
    term AS MATERIALIZED (
      SELECT term, bit_or(places) AS places, max(weight) AS weight, max(share) AS share, max(trade) AS trade
      FROM (
        SELECT term, place AS places, weight, share, 0::real AS trade FROM (
        SELECT stem AS term, place, weight, share FROM meant
        UNION ALL SELECT t.twin, m.place, m.weight, m.share FROM meant m JOIN search.gender_twin t ON t.term = m.stem) AS w
        ) AS t
      GROUP BY term), named AS MATERIALIZED (
      SELECT id, visible_until, 6 + sum(value) AS score FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term
        WHERE q.places <> 0 AND p.is_named AND p.visible_until >= $9::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until HAVING bit_or(places) = 3),
    titled AS MATERIALIZED (SELECT * FROM named),
    posted AS MATERIALIZED (
      SELECT id, visible_until, bit_or(places) AS places, sum(value) + $10::real * max(trade) AS score,
        sum(share) + $11::real * max(trade) + sum(value) / 10 AS near_score
      FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(q.trade) AS trade, max(q.share) AS share,
          max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term WHERE p.visible_until >= $12::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until),
    coded AS MATERIALIZED (
      SELECT p.id, p.visible_until, 4 + p.score AS score FROM posted p
      WHERE (SELECT count(*) < 20 FROM (SELECT FROM titled m WHERE EXISTS (SELECT FROM search.session s WHERE s.training_id = m.id AND s.visible_until >= $13::date AND s.hours >= $14::integer AND s.hours <= $15::integer AND s.publics && $16::text[] AND s.features & $17::bigint <> 0 AND s.blocks && $18::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $19::text[] AND t.codes && $20::text[] AND t.codes && $21::text[] AND t.codes && $22::text[] AND t.codes && $23::text[]) AND s.starts_on >= $24::date AND s.starts_on <= $25::date AND s.features & $26::bigint <> 0 AND s.features & $27::bigint <> 0 AND s.features & $28::bigint <> 0 AND s.features & $29::bigint <> 0 AND s.features & $30::bigint <> 0 AND s.features & $31::bigint <> 0 AND s.recruits_until >= $32::date AND s.features & $33::bigint <> 0 AND s.features & $34::bigint <> 0 AND s.features & $35::bigint <> 0 AND s.features & $36::bigint <> 0 AND s.latitude BETWEEN $37::float8 AND $38::float8
    AND s.longitude BETWEEN $39::float8 AND $40::float8
    AND search.km($41::float8, $42::float8, s.latitude, s.longitude) <= $43::float8) LIMIT 20) AS f) AND p.places = 3 AND NOT EXISTS (SELECT FROM titled
        WHERE titled.id = p.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded),
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded),
    page AS MATERIALIZED (
      SELECT p.training_id, p.rank FROM unnest(ARRAY(SELECT s.training_id FROM matched m JOIN search.session s ON s.training_id = m.id WHERE s.visible_until >= $44::date AND s.hours >= $45::integer AND s.hours <= $46::integer AND s.publics && $47::text[] AND s.features & $48::bigint <> 0 AND s.blocks && $49::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $50::text[] AND t.codes && $51::text[] AND t.codes && $52::text[] AND t.codes && $53::text[] AND t.codes && $54::text[]) AND s.starts_on >= $55::date AND s.starts_on <= $56::date AND s.features & $57::bigint <> 0 AND s.features & $58::bigint <> 0 AND s.features & $59::bigint <> 0 AND s.features & $60::bigint <> 0 AND s.features & $61::bigint <> 0 AND s.features & $62::bigint <> 0 AND s.recruits_until >= $63::date AND s.features & $64::bigint <> 0 AND s.features & $65::bigint <> 0 AND s.features & $66::bigint <> 0 AND s.features & $67::bigint <> 0 AND s.latitude BETWEEN $68::float8 AND $69::float8
    AND s.longitude BETWEEN $70::float8 AND $71::float8
    AND search.km($72::float8, $73::float8, s.latitude, s.longitude) <= $74::float8
        GROUP BY s.training_id ORDER BY max(m.score) - CASE WHEN min((CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $75::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $76::date THEN 10000000 ELSE 0 END)) >= 10000000 THEN $77::float8 ELSE 0 END DESC, min((CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $78::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $79::date THEN 10000000 ELSE 0 END)), s.training_id
        LIMIT 20 OFFSET 0)) WITH ORDINALITY AS p(training_id, rank)),
    hit AS (
      SELECT p.training_id, p.rank, m.sessions FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, x.km) ORDER BY x.entry, x.id) AS sessions
        FROM (SELECT s.id, search.km($80::float8, $81::float8, s.latitude, s.longitude) AS km, (CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $82::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $83::date THEN 10000000 ELSE 0 END) AS entry FROM search.session s
          WHERE s.training_id = p.training_id AND s.visible_until >= $84::date AND s.hours >= $85::integer AND s.hours <= $86::integer AND s.publics && $87::text[] AND s.features & $88::bigint <> 0 AND s.blocks && $89::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $90::text[] AND t.codes && $91::text[] AND t.codes && $92::text[] AND t.codes && $93::text[] AND t.codes && $94::text[]) AND s.starts_on >= $95::date AND s.starts_on <= $96::date AND s.features & $97::bigint <> 0 AND s.features & $98::bigint <> 0 AND s.features & $99::bigint <> 0 AND s.features & $100::bigint <> 0 AND s.features & $101::bigint <> 0 AND s.features & $102::bigint <> 0 AND s.recruits_until >= $103::date AND s.features & $104::bigint <> 0 AND s.features & $105::bigint <> 0 AND s.features & $106::bigint <> 0 AND s.features & $107::bigint <> 0 AND s.latitude BETWEEN $108::float8 AND $109::float8
    AND s.longitude BETWEEN $110::float8 AND $111::float8
    AND search.km($112::float8, $113::float8, s.latitude, s.longitude) <= $114::float8) AS x) AS m)
    SELECT coalesce(array_agg(q.term ORDER BY q.term), '{}') AS terms,
      coalesce(array_agg(q.places ORDER BY q.term), '{}') AS places,
      coalesce(array_agg(q.weight ORDER BY q.term), '{}') AS weights,
      coalesce(array_agg(q.share ORDER BY q.term), '{}') AS shares,
      coalesce(array_agg(q.trade ORDER BY q.term), '{}') AS trades, (SELECT count(*) >= 20 FROM (SELECT FROM short LIMIT 20) AS f) AS "isEnough",
      coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits FROM term q;
-- ["soudure",false,1,0.5,"laser",false,1,0.5,"2026-12-01",0.9,0.9,"2026-12-01","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,"2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,"2026-12-01","2026-12-01",50,"2026-12-01","2026-12-01",50.43,2.83,"2026-12-01","2026-12-01","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30]

WITH term AS MATERIALIZED (
      SELECT * FROM unnest($1::text[], $2::integer[], $3::real[], $4::real[],
        $5::real[]) AS t(term, places, weight, share, trade)), named AS MATERIALIZED (
      SELECT id, visible_until, 6 + sum(value) AS score FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term
        WHERE q.places <> 0 AND p.is_named AND p.visible_until >= $6::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until HAVING bit_or(places) = 3),
    titled AS MATERIALIZED (SELECT * FROM named),
    posted AS MATERIALIZED (
      SELECT id, visible_until, bit_or(places) AS places, sum(value) + $7::real * max(trade) AS score,
        sum(share) + $8::real * max(trade) + sum(value) / 10 AS near_score
      FROM (
        SELECT p.training_id AS id, p.visible_until, q.places, max(q.trade) AS trade, max(q.share) AS share,
          max(p.weight * q.weight) * max(q.share) AS value
        FROM term q JOIN search.posting p ON p.term = q.term WHERE p.visible_until >= $9::date
        GROUP BY p.training_id, p.visible_until, q.places) AS w
      GROUP BY id, visible_until),
    coded AS MATERIALIZED (
      SELECT p.id, p.visible_until, 4 + p.score AS score FROM posted p
      WHERE (SELECT count(*) < 20 FROM (SELECT FROM titled m WHERE EXISTS (SELECT FROM search.session s WHERE s.training_id = m.id AND s.visible_until >= $10::date AND s.hours >= $11::integer AND s.hours <= $12::integer AND s.publics && $13::text[] AND s.features & $14::bigint <> 0 AND s.blocks && $15::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $16::text[] AND t.codes && $17::text[] AND t.codes && $18::text[] AND t.codes && $19::text[] AND t.codes && $20::text[]) AND s.starts_on >= $21::date AND s.starts_on <= $22::date AND s.features & $23::bigint <> 0 AND s.features & $24::bigint <> 0 AND s.features & $25::bigint <> 0 AND s.features & $26::bigint <> 0 AND s.features & $27::bigint <> 0 AND s.features & $28::bigint <> 0 AND s.recruits_until >= $29::date AND s.features & $30::bigint <> 0 AND s.features & $31::bigint <> 0 AND s.features & $32::bigint <> 0 AND s.features & $33::bigint <> 0 AND s.latitude BETWEEN $34::float8 AND $35::float8
    AND s.longitude BETWEEN $36::float8 AND $37::float8
    AND search.km($38::float8, $39::float8, s.latitude, s.longitude) <= $40::float8) LIMIT 20) AS f) AND p.places = 3 AND NOT EXISTS (SELECT FROM titled
        WHERE titled.id = p.id)),
    short AS (SELECT id FROM titled UNION ALL SELECT id FROM coded),
    body AS MATERIALIZED (
      SELECT b.id, t.visible_until, (2 + coalesce(p.score, 0))::real AS score
      FROM search.training_body b JOIN search.training t ON t.id = b.id LEFT JOIN posted p ON p.id = b.id
      WHERE NOT (SELECT count(*) >= 20 FROM (SELECT FROM short LIMIT 20) AS f) AND b.tsv @@ $41::tsquery AND t.visible_until >= $42::date
        AND NOT EXISTS (SELECT FROM short WHERE short.id = b.id)),
    near AS MATERIALIZED (
      SELECT p.id, p.visible_until, p.near_score AS score FROM posted p
      WHERE NOT EXISTS (SELECT FROM short) AND NOT EXISTS (SELECT FROM body)),
    matched AS (SELECT * FROM titled UNION ALL SELECT * FROM coded UNION ALL SELECT * FROM body UNION ALL SELECT * FROM near),
    page AS MATERIALIZED (
      SELECT p.training_id, p.rank FROM unnest(ARRAY(SELECT s.training_id FROM matched m JOIN search.session s ON s.training_id = m.id WHERE s.visible_until >= $43::date AND s.hours >= $44::integer AND s.hours <= $45::integer AND s.publics && $46::text[] AND s.features & $47::bigint <> 0 AND s.blocks && $48::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $49::text[] AND t.codes && $50::text[] AND t.codes && $51::text[] AND t.codes && $52::text[] AND t.codes && $53::text[]) AND s.starts_on >= $54::date AND s.starts_on <= $55::date AND s.features & $56::bigint <> 0 AND s.features & $57::bigint <> 0 AND s.features & $58::bigint <> 0 AND s.features & $59::bigint <> 0 AND s.features & $60::bigint <> 0 AND s.features & $61::bigint <> 0 AND s.recruits_until >= $62::date AND s.features & $63::bigint <> 0 AND s.features & $64::bigint <> 0 AND s.features & $65::bigint <> 0 AND s.features & $66::bigint <> 0 AND s.latitude BETWEEN $67::float8 AND $68::float8
    AND s.longitude BETWEEN $69::float8 AND $70::float8
    AND search.km($71::float8, $72::float8, s.latitude, s.longitude) <= $73::float8
        GROUP BY s.training_id ORDER BY max(m.score) - CASE WHEN min((CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $74::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $75::date THEN 10000000 ELSE 0 END)) >= 10000000 THEN $76::float8 ELSE 0 END DESC, min((CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $77::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $78::date THEN 10000000 ELSE 0 END)), s.training_id
        LIMIT 20 OFFSET 0)) WITH ORDINALITY AS p(training_id, rank)),
    hit AS (
      SELECT p.training_id, p.rank, m.sessions FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, x.km) ORDER BY x.entry, x.id) AS sessions
        FROM (SELECT s.id, search.km($79::float8, $80::float8, s.latitude, s.longitude) AS km, (CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $81::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $82::date THEN 10000000 ELSE 0 END) AS entry FROM search.session s
          WHERE s.training_id = p.training_id AND s.visible_until >= $83::date AND s.hours >= $84::integer AND s.hours <= $85::integer AND s.publics && $86::text[] AND s.features & $87::bigint <> 0 AND s.blocks && $88::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $89::text[] AND t.codes && $90::text[] AND t.codes && $91::text[] AND t.codes && $92::text[] AND t.codes && $93::text[]) AND s.starts_on >= $94::date AND s.starts_on <= $95::date AND s.features & $96::bigint <> 0 AND s.features & $97::bigint <> 0 AND s.features & $98::bigint <> 0 AND s.features & $99::bigint <> 0 AND s.features & $100::bigint <> 0 AND s.features & $101::bigint <> 0 AND s.recruits_until >= $102::date AND s.features & $103::bigint <> 0 AND s.features & $104::bigint <> 0 AND s.features & $105::bigint <> 0 AND s.features & $106::bigint <> 0 AND s.latitude BETWEEN $107::float8 AND $108::float8
    AND s.longitude BETWEEN $109::float8 AND $110::float8
    AND search.km($111::float8, $112::float8, s.latitude, s.longitude) <= $113::float8) AS x) AS m)
    SELECT CASE WHEN EXISTS (SELECT FROM near) THEN 'near' WHEN EXISTS (SELECT FROM body) THEN 'body' ELSE 'short' END AS level,
      coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits;
-- [["las","soudur"],[2,1],[1,1],[0.5,0.5],[0,0],"2026-12-01",0.9,0.9,"2026-12-01","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,"('soudur') & ('las')","2026-12-01","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,"2026-12-01","2026-12-01",50,"2026-12-01","2026-12-01",50.43,2.83,"2026-12-01","2026-12-01","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30]

WITH candidate AS NOT MATERIALIZED (
      SELECT s.training_id, s.features & CASE WHEN s.recruits_until >= $1::date THEN -1 ELSE ~$2::bigint END AS features, s.start_month, s.departement_rank, s.zone_rank, s.departement, s.zone,
        CASE WHEN s.starts_on >= $3::date AND s.starts_on <= $4::date THEN 0 ELSE $5::integer END + CASE WHEN s.features & $6::bigint <> 0 THEN 0 ELSE $7::integer END + CASE WHEN s.features & $8::bigint <> 0 THEN 0 ELSE $9::integer END + CASE WHEN s.features & $10::bigint <> 0 THEN 0 ELSE $11::integer END + CASE WHEN s.features & $12::bigint <> 0 THEN 0 ELSE $13::integer END + CASE WHEN s.features & $14::bigint <> 0 THEN 0 ELSE $15::integer END + CASE WHEN s.features & $16::bigint <> 0 AND s.recruits_until >= $17::date THEN 0 ELSE $18::integer END + CASE WHEN s.features & $19::bigint <> 0 THEN 0 ELSE $20::integer END + CASE WHEN s.features & $21::bigint <> 0 THEN 0 ELSE $22::integer END + CASE WHEN s.features & $23::bigint <> 0 THEN 0 ELSE $24::integer END + CASE WHEN s.features & $25::bigint <> 0 THEN 0 ELSE $26::integer END + CASE WHEN s.latitude BETWEEN $27::float8 AND $28::float8
    AND s.longitude BETWEEN $29::float8 AND $30::float8
    AND search.km($31::float8, $32::float8, s.latitude, s.longitude) <= $33::float8 THEN 0 ELSE $34::integer END AS failed
      FROM (SELECT b.id FROM search.training_body b WHERE b.tsv @@ $35::tsquery) AS m JOIN search.session s ON s.training_id = m.id WHERE s.visible_until >= $36::date AND s.hours >= $37::integer AND s.hours <= $38::integer AND s.publics && $39::text[] AND s.features & $40::bigint <> 0 AND s.blocks && $41::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $42::text[] AND t.codes && $43::text[] AND t.codes && $44::text[] AND t.codes && $45::text[] AND t.codes && $46::text[]) OFFSET 0),
    kept AS NOT MATERIALIZED (SELECT * FROM candidate WHERE failed & (failed - 1) = 0),
    training AS (
      SELECT bool_or(failed = 0) AS is_hit, coalesce(bit_or(features & CASE failed WHEN 0 THEN -1::bigint WHEN $47::integer THEN $48::bigint WHEN $49::integer THEN $50::bigint WHEN $51::integer THEN $52::bigint WHEN $53::integer THEN $54::bigint WHEN $55::integer THEN $56::bigint WHEN $57::integer THEN $58::bigint WHEN $59::integer THEN $60::bigint WHEN $61::integer THEN $62::bigint WHEN $63::integer THEN $64::bigint WHEN $65::integer THEN $66::bigint WHEN $67::integer THEN $68::bigint WHEN $69::integer THEN $70::bigint END), 0) AS features,
        coalesce(bit_or(CASE WHEN start_month - $71::integer BETWEEN 0 AND 61 THEN 1::bigint << (start_month - $72::integer) END)
          FILTER (WHERE failed IN (0, $73::integer)), 0) AS months,
        coalesce(bit_or(CASE WHEN departement_rank BETWEEN 0 AND 61 THEN 1::bigint << (departement_rank) END) FILTER (WHERE failed IN (0, $74::integer)), 0) AS departements,
        coalesce(bit_or(CASE WHEN zone_rank BETWEEN 0 AND 61 THEN 1::bigint << (zone_rank) END) FILTER (WHERE failed IN (0, $75::integer)), 0) AS zones
      FROM kept GROUP BY training_id),
    mask AS (
      SELECT CASE grouping(a, b, c, months, departements, zones, is_hit)
          WHEN 63 THEN 0 WHEN 95 THEN 1 WHEN 111 THEN 2 WHEN 119 THEN 3 WHEN 123 THEN 4 WHEN 125 THEN 5 END AS kind,
        coalesce(a, b, c, months, departements, zones) AS bits, is_hit, count(*)::integer AS n
      FROM (SELECT is_hit, features >> 0 & 65535 AS a, features >> 16 & 32767 AS b, features >> 31 & 16777215 AS c, months, departements, zones FROM training) AS t
      GROUP BY GROUPING SETS ((a), (b), (c), (months), (departements), (zones), (is_hit)))
    SELECT m.*,
      coalesce((SELECT json_agg(json_build_array(kind, code, rank)) FROM search.place WHERE rank < 62), '[]') AS places,
      coalesce((SELECT json_agg(json_build_array(kind, code, n)) FROM (
        SELECT $76::text AS kind, departement AS code, count(DISTINCT training_id) FILTER (WHERE failed IN (0, $77::integer)) AS n
    FROM kept WHERE departement_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $78 AND rank >= 62) GROUP BY departement UNION ALL SELECT $79::text AS kind, zone AS code, count(DISTINCT training_id) FILTER (WHERE failed IN (0, $80::integer)) AS n
    FROM kept WHERE zone_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $81 AND rank >= 62) GROUP BY zone) AS r), '[]') AS rare
    FROM (SELECT coalesce(max(n) FILTER (WHERE is_hit), 0) AS total, coalesce(array_agg(kind) FILTER (WHERE bits <> 0), '{}') AS kinds,
        coalesce(array_agg((bits & 2147483647)::integer) FILTER (WHERE bits <> 0), '{}') AS lows,
        coalesce(array_agg((bits >> 31)::integer) FILTER (WHERE bits <> 0), '{}') AS highs,
        coalesce(array_agg(n) FILTER (WHERE bits <> 0), '{}') AS counts
      FROM mask) AS m;
-- ["2026-12-01","4503599627370496","2027-01-01","2027-03-31",1,"3",2,"8",4,"42949672960",8,"6144",16,"8388608",32,"4503599627370496","2026-12-01",64,"128",128,"64",256,"9007199254740992",512,"18014398509481984",1024,50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,2048,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],1,"0",2,"7",4,"56",8,"4503597479886848",16,"65280",32,"2147418112",64,"4503599627370496",128,"128",256,"64",512,"9007199254740992",1024,"18014398509481984",2048,"0",24323,24323,1,2048,2048,"departement",2048,"departement","zone",2048,"zone"]
-- ["2026-12-01","4503599627370496","2027-01-01","2027-03-31",1,"3",2,"8",4,"42949672960",8,"6144",16,"8388608",32,"4503599627370496","2026-12-01",64,"128",128,"64",256,"9007199254740992",512,"18014398509481984",1024,49.97988983317595,50.880110166824046,2.1166096940727144,3.5433903059272858,50.43,2.83,50,2048,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],1,"0",2,"7",4,"56",8,"4503597479886848",16,"65280",32,"2147418112",64,"4503599627370496",128,"128",256,"64",512,"9007199254740992",1024,"18014398509481984",2048,"0",24323,24323,1,2048,2048,"departement",2048,"departement","zone",2048,"zone"]
-- ["2026-12-01","4503599627370496","2027-01-01","2027-03-31",1,"3",2,"8",4,"42949672960",8,"6144",16,"8388608",32,"4503599627370496","2026-12-01",64,"128",128,"64",256,"9007199254740992",512,"18014398509481984",1024,49.52977966635191,51.33022033364809,1.3892577414547747,4.2707422585452255,50.43,2.83,100,2048,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],1,"0",2,"7",4,"56",8,"4503597479886848",16,"65280",32,"2147418112",64,"4503599627370496",128,"128",256,"64",512,"9007199254740992",1024,"18014398509481984",2048,"0",24323,24323,1,2048,2048,"departement",2048,"departement","zone",2048,"zone"]
-- ["2026-12-01","4503599627370496","2027-01-01","2027-03-31",1,"3",2,"8",4,"42949672960",8,"6144",16,"8388608",32,"4503599627370496","2026-12-01",64,"128",128,"64",256,"9007199254740992",512,"18014398509481984",1024,48.629559332703806,52.23044066729619,-0.10955656180585605,5.769556561805857,50.43,2.83,200,2048,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],1,"0",2,"7",4,"56",8,"4503597479886848",16,"65280",32,"2147418112",64,"4503599627370496",128,"128",256,"64",512,"9007199254740992",1024,"18014398509481984",2048,"0",24323,24323,1,2048,2048,"departement",2048,"departement","zone",2048,"zone"]
-- ["2026-12-01","4503599627370496","2027-01-01","2027-03-31",1,"3",2,"8",4,"42949672960",8,"6144",16,"8388608",32,"4503599627370496","2026-12-01",64,"128",128,"64",256,"9007199254740992",512,"18014398509481984",1024,46.82911866540762,54.03088133459238,-3.300734172631568,8.960734172631568,50.43,2.83,400,2048,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],1,"0",2,"7",4,"56",8,"4503597479886848",16,"65280",32,"2147418112",64,"4503599627370496",128,"128",256,"64",512,"9007199254740992",1024,"18014398509481984",2048,"0",24323,24323,1,2048,2048,"departement",2048,"departement","zone",2048,"zone"]

SELECT ARRAY[count(*) FILTER (WHERE km <= 5)::integer, count(*) FILTER (WHERE km <= 10)::integer, count(*) FILTER (WHERE km <= 20)::integer, count(*) FILTER (WHERE km <= 30)::integer, count(*) FILTER (WHERE km <= 50)::integer, count(*) FILTER (WHERE km <= 100)::integer, count(*) FILTER (WHERE km <= 200)::integer] AS counts FROM (
      SELECT min(search.km($1::float8, $2::float8, s.latitude, s.longitude)) AS km FROM (SELECT b.id FROM search.training_body b WHERE b.tsv @@ $3::tsquery) AS m JOIN search.session s ON s.training_id = m.id
      WHERE s.visible_until >= $4::date AND s.hours >= $5::integer AND s.hours <= $6::integer AND s.publics && $7::text[] AND s.features & $8::bigint <> 0 AND s.blocks && $9::text[] AND s.training_id IN (SELECT t.id FROM search.training t WHERE t.codes && $10::text[] AND t.codes && $11::text[] AND t.codes && $12::text[] AND t.codes && $13::text[] AND t.codes && $14::text[]) AND s.starts_on >= $15::date AND s.starts_on <= $16::date AND s.features & $17::bigint <> 0 AND s.features & $18::bigint <> 0 AND s.features & $19::bigint <> 0 AND s.features & $20::bigint <> 0 AND s.features & $21::bigint <> 0 AND s.features & $22::bigint <> 0 AND s.recruits_until >= $23::date AND s.features & $24::bigint <> 0 AND s.features & $25::bigint <> 0 AND s.features & $26::bigint <> 0 AND s.features & $27::bigint <> 0 GROUP BY s.training_id) AS t;
-- [50.43,2.83,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984"]
-- [50.43,2.83,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984"]
-- [50.43,2.83,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984"]
-- [50.43,2.83,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984"]
-- [50.43,2.83,"('soudur') & ('las')","2026-12-01","70","400",["80010","83056"],"36028797018963968",["RNCP34000BC01"],["levelIn:3"],["rome:H2913"],["rncp:RNCP34001"],["formacode:42084"],["siret:12345678900001"],"2027-01-01","2027-03-31","3","8","42949672960","6144","8388608","4503599627370496","2026-12-01","128","64","9007199254740992","18014398509481984"]


-- no word, a département, by date
WITH page AS MATERIALIZED (
      SELECT p.training_id, p.rank FROM unnest(ARRAY(SELECT s.training_id FROM search.session s WHERE s.visible_until >= $1::date AND s.departement = $2::text
        GROUP BY s.training_id ORDER BY min((CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $3::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $4::date THEN 10000000 ELSE 0 END)), s.training_id
        LIMIT 20 OFFSET 0)) WITH ORDINALITY AS p(training_id, rank)),
    hit AS (
      SELECT p.training_id, p.rank, m.sessions FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, x.km) ORDER BY x.entry, x.id) AS sessions
        FROM (SELECT s.id, NULL::float8 AS km, (CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $5::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $6::date THEN 10000000 ELSE 0 END) AS entry FROM search.session s
          WHERE s.training_id = p.training_id AND s.visible_until >= $7::date AND s.departement = $8::text) AS x) AS m)
    SELECT coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits;
-- ["2026-12-01","01","2026-12-01","2026-12-01","2026-12-01","2026-12-01","2026-12-01","01"]

WITH candidate AS NOT MATERIALIZED (
      SELECT s.training_id, s.features & CASE WHEN s.recruits_until >= $1::date THEN -1 ELSE ~$2::bigint END AS features, s.start_month, s.departement_rank, s.zone_rank, s.departement, s.zone,
        CASE WHEN s.departement = $3::text THEN 0 ELSE $4::integer END AS failed
      FROM search.session s WHERE s.visible_until >= $5::date OFFSET 0),
    kept AS NOT MATERIALIZED (SELECT * FROM candidate WHERE failed & (failed - 1) = 0),
    training AS (
      SELECT bool_or(failed = 0) AS is_hit, coalesce(bit_or(features & CASE failed WHEN 0 THEN -1::bigint WHEN $6::integer THEN $7::bigint END), 0) AS features,
        coalesce(bit_or(CASE WHEN start_month - $8::integer BETWEEN 0 AND 61 THEN 1::bigint << (start_month - $9::integer) END)
          FILTER (WHERE failed = 0), 0) AS months,
        coalesce(bit_or(CASE WHEN departement_rank BETWEEN 0 AND 61 THEN 1::bigint << (departement_rank) END) FILTER (WHERE failed IN (0, $10::integer)), 0) AS departements,
        coalesce(bit_or(CASE WHEN zone_rank BETWEEN 0 AND 61 THEN 1::bigint << (zone_rank) END) FILTER (WHERE failed IN (0, $11::integer)), 0) AS zones
      FROM kept GROUP BY training_id),
    mask AS (
      SELECT CASE grouping(a, b, c, months, departements, zones, is_hit)
          WHEN 63 THEN 0 WHEN 95 THEN 1 WHEN 111 THEN 2 WHEN 119 THEN 3 WHEN 123 THEN 4 WHEN 125 THEN 5 END AS kind,
        coalesce(a, b, c, months, departements, zones) AS bits, is_hit, count(*)::integer AS n
      FROM (SELECT is_hit, features >> 0 & 65535 AS a, features >> 16 & 32767 AS b, features >> 31 & 16777215 AS c, months, departements, zones FROM training) AS t
      GROUP BY GROUPING SETS ((a), (b), (c), (months), (departements), (zones), (is_hit)))
    SELECT m.*,
      coalesce((SELECT json_agg(json_build_array(kind, code, rank)) FROM search.place WHERE rank < 62), '[]') AS places,
      coalesce((SELECT json_agg(json_build_array(kind, code, n)) FROM (
        SELECT $12::text AS kind, departement AS code, count(DISTINCT training_id) FILTER (WHERE failed IN (0, $13::integer)) AS n
    FROM kept WHERE departement_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $14 AND rank >= 62) GROUP BY departement UNION ALL SELECT $15::text AS kind, zone AS code, count(DISTINCT training_id) FILTER (WHERE failed IN (0, $16::integer)) AS n
    FROM kept WHERE zone_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $17 AND rank >= 62) GROUP BY zone) AS r), '[]') AS rare
    FROM (SELECT coalesce(max(n) FILTER (WHERE is_hit), 0) AS total, coalesce(array_agg(kind) FILTER (WHERE bits <> 0), '{}') AS kinds,
        coalesce(array_agg((bits & 2147483647)::integer) FILTER (WHERE bits <> 0), '{}') AS lows,
        coalesce(array_agg((bits >> 31)::integer) FILTER (WHERE bits <> 0), '{}') AS highs,
        coalesce(array_agg(n) FILTER (WHERE bits <> 0), '{}') AS counts
      FROM mask) AS m;
-- ["2026-12-01","4503599627370496","01",1,"2026-12-01",1,"0",24323,24323,1,1,"departement",1,"departement","zone",1,"zone"]


-- no word, nearest first
WITH near AS MATERIALIZED (
      SELECT s.training_id, search.km($1::float8, $2::float8, s.latitude, s.longitude) AS km,
        point(s.longitude * 0.6428, s.latitude) <-> point($3::float8, $4::float8) AS degrees
      FROM search.session s WHERE s.latitude IS NOT NULL AND s.visible_until >= $5::date
      ORDER BY point(s.longitude * 0.6428, s.latitude) <-> point($6::float8, $7::float8)
      LIMIT 80),
    proof AS MATERIALIZED (
      SELECT CASE WHEN count(*) < 80 THEN 'infinity'::float8 ELSE max(degrees) * $8::float8 * 0.995
        * least(1, cos(radians(least(89, abs($9::float8) + max(degrees)))) / $10::float8) END AS km FROM near),
    found AS MATERIALIZED (
      SELECT training_id, min(km) AS km FROM near
      WHERE km < (SELECT km FROM proof) AND km <= $11::float8 GROUP BY training_id),
    best AS MATERIALIZED (
      SELECT training_id, km FROM found ORDER BY km FETCH FIRST 20 ROWS WITH TIES),
    page AS MATERIALIZED (
      SELECT b.training_id, row_number() OVER (ORDER BY b.km, min((CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $12::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $13::date THEN 10000000 ELSE 0 END)), b.training_id) AS rank
      FROM best b JOIN search.session s ON s.training_id = b.training_id WHERE s.visible_until >= $14::date AND s.latitude BETWEEN $15::float8 AND $16::float8
    AND s.longitude BETWEEN $17::float8 AND $18::float8
    AND search.km($19::float8, $20::float8, s.latitude, s.longitude) <= $21::float8
      GROUP BY b.training_id, b.km ORDER BY rank LIMIT 20 OFFSET 0),
    hit AS (
      SELECT p.training_id, p.rank, m.sessions FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(x.id, x.km) ORDER BY x.km, x.entry, x.id) AS sessions
        FROM (SELECT s.id, search.km($22::float8, $23::float8, s.latitude, s.longitude) AS km, (CASE WHEN s.features & 64 <> 0
      THEN greatest(s.starts_on, $24::date) ELSE coalesce(s.starts_on, '9999-12-31') END
    - '2000-01-01'::date + CASE WHEN s.recruits_until < $25::date THEN 10000000 ELSE 0 END) AS entry FROM search.session s
          WHERE s.training_id = p.training_id AND s.visible_until >= $26::date AND s.latitude BETWEEN $27::float8 AND $28::float8
    AND s.longitude BETWEEN $29::float8 AND $30::float8
    AND search.km($31::float8, $32::float8, s.latitude, s.longitude) <= $33::float8) AS x) AS m)
    SELECT (SELECT km FROM proof) > $34::float8 OR (SELECT count(*) FROM found) >= 20 AS "isSure",
      coalesce((
      SELECT json_agg(json_build_object('trainingId', training_id, 'sessions', sessions) ORDER BY rank) FROM hit), '[]') AS hits;
-- [50.43,2.83,1.8191240000000002,50.43,"2026-12-01",1.8191240000000002,50.43,111.195,50.43,0.6428,30,"2026-12-01","2026-12-01","2026-12-01",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,50.43,2.83,"2026-12-01","2026-12-01","2026-12-01",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,30]

WITH candidate AS NOT MATERIALIZED (
      SELECT s.training_id, s.features & CASE WHEN s.recruits_until >= $1::date THEN -1 ELSE ~$2::bigint END AS features, s.start_month, s.departement_rank, s.zone_rank, s.departement, s.zone,
        CASE WHEN s.latitude BETWEEN $3::float8 AND $4::float8
    AND s.longitude BETWEEN $5::float8 AND $6::float8
    AND search.km($7::float8, $8::float8, s.latitude, s.longitude) <= $9::float8 THEN 0 ELSE $10::integer END AS failed
      FROM search.session s WHERE s.visible_until >= $11::date OFFSET 0),
    kept AS NOT MATERIALIZED (SELECT * FROM candidate WHERE failed & (failed - 1) = 0),
    training AS (
      SELECT bool_or(failed = 0) AS is_hit, coalesce(bit_or(features & CASE failed WHEN 0 THEN -1::bigint WHEN $12::integer THEN $13::bigint END), 0) AS features,
        coalesce(bit_or(CASE WHEN start_month - $14::integer BETWEEN 0 AND 61 THEN 1::bigint << (start_month - $15::integer) END)
          FILTER (WHERE failed = 0), 0) AS months,
        coalesce(bit_or(CASE WHEN departement_rank BETWEEN 0 AND 61 THEN 1::bigint << (departement_rank) END) FILTER (WHERE failed IN (0, $16::integer)), 0) AS departements,
        coalesce(bit_or(CASE WHEN zone_rank BETWEEN 0 AND 61 THEN 1::bigint << (zone_rank) END) FILTER (WHERE failed IN (0, $17::integer)), 0) AS zones
      FROM kept GROUP BY training_id),
    mask AS (
      SELECT CASE grouping(a, b, c, months, departements, zones, is_hit)
          WHEN 63 THEN 0 WHEN 95 THEN 1 WHEN 111 THEN 2 WHEN 119 THEN 3 WHEN 123 THEN 4 WHEN 125 THEN 5 END AS kind,
        coalesce(a, b, c, months, departements, zones) AS bits, is_hit, count(*)::integer AS n
      FROM (SELECT is_hit, features >> 0 & 65535 AS a, features >> 16 & 32767 AS b, features >> 31 & 16777215 AS c, months, departements, zones FROM training) AS t
      GROUP BY GROUPING SETS ((a), (b), (c), (months), (departements), (zones), (is_hit)))
    SELECT m.*,
      coalesce((SELECT json_agg(json_build_array(kind, code, rank)) FROM search.place WHERE rank < 62), '[]') AS places,
      coalesce((SELECT json_agg(json_build_array(kind, code, n)) FROM (
        SELECT $18::text AS kind, departement AS code, count(DISTINCT training_id) FILTER (WHERE failed IN (0, $19::integer)) AS n
    FROM kept WHERE departement_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $20 AND rank >= 62) GROUP BY departement UNION ALL SELECT $21::text AS kind, zone AS code, count(DISTINCT training_id) FILTER (WHERE failed IN (0, $22::integer)) AS n
    FROM kept WHERE zone_rank >= 62
      AND EXISTS (SELECT FROM search.place WHERE kind = $23 AND rank >= 62) GROUP BY zone) AS r), '[]') AS rare
    FROM (SELECT coalesce(max(n) FILTER (WHERE is_hit), 0) AS total, coalesce(array_agg(kind) FILTER (WHERE bits <> 0), '{}') AS kinds,
        coalesce(array_agg((bits & 2147483647)::integer) FILTER (WHERE bits <> 0), '{}') AS lows,
        coalesce(array_agg((bits >> 31)::integer) FILTER (WHERE bits <> 0), '{}') AS highs,
        coalesce(array_agg(n) FILTER (WHERE bits <> 0), '{}') AS counts
      FROM mask) AS m;
-- ["2026-12-01","4503599627370496",50.15993389990557,50.70006610009443,2.4036112465259922,3.256388753474008,50.43,2.83,30,1,"2026-12-01",1,"0",24323,24323,1,1,"departement",1,"departement","zone",1,"zone"]

SELECT ARRAY[count(*) FILTER (WHERE km <= 5)::integer, count(*) FILTER (WHERE km <= 10)::integer, count(*) FILTER (WHERE km <= 20)::integer, count(*) FILTER (WHERE km <= 30)::integer, count(*) FILTER (WHERE km <= 50)::integer, count(*) FILTER (WHERE km <= 100)::integer, count(*) FILTER (WHERE km <= 200)::integer] AS counts FROM (
      SELECT min(search.km($1::float8, $2::float8, s.latitude, s.longitude)) AS km FROM search.session s 
      WHERE s.visible_until >= $3::date GROUP BY s.training_id) AS t;
-- [50.43,2.83,"2026-12-01"]
