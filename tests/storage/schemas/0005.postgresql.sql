--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: changes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.changes (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    status character varying(16) NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: changes_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: changes_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.changes_id_seq OWNED BY public.changes.id;


--
-- Name: files; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.files (
    id bigint NOT NULL,
    sha256 text NOT NULL,
    kind text NOT NULL,
    size bigint NOT NULL
);


--
-- Name: files_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.files_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: files_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.files_id_seq OWNED BY public.files.id;


--
-- Name: links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.links (
    run_id bigint NOT NULL,
    role character varying(16) NOT NULL,
    n bigint NOT NULL,
    file_id bigint NOT NULL
);


--
-- Name: runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.runs (
    id bigint NOT NULL,
    front text NOT NULL,
    owner bigint NOT NULL,
    guild bigint,
    channel bigint,
    message bigint,
    reply text NOT NULL,
    locale text NOT NULL,
    token text,
    token_until timestamp with time zone,
    private boolean NOT NULL,
    line text NOT NULL,
    recipe text NOT NULL,
    style text NOT NULL,
    seed bigint NOT NULL,
    eye text NOT NULL,
    weights text NOT NULL,
    parent bigint,
    status character varying(16) NOT NULL,
    step bigint NOT NULL,
    steps bigint NOT NULL,
    scores json NOT NULL,
    sources json NOT NULL,
    notes json NOT NULL,
    seconds double precision,
    error text,
    worker text NOT NULL,
    threads bigint,
    torch text NOT NULL,
    kills bigint NOT NULL,
    told boolean NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    turn bigint DEFAULT '0'::bigint NOT NULL
);


--
-- Name: runs_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: runs_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.runs_id_seq OWNED BY public.runs.id;


--
-- Name: settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.settings (
    scope text NOT NULL,
    key bigint NOT NULL,
    chosen json NOT NULL
);


--
-- Name: stars; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.stars (
    person bigint NOT NULL,
    run_id bigint NOT NULL
);


--
-- Name: changes id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes ALTER COLUMN id SET DEFAULT nextval('public.changes_id_seq'::regclass);


--
-- Name: files id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files ALTER COLUMN id SET DEFAULT nextval('public.files_id_seq'::regclass);


--
-- Name: runs id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.runs ALTER COLUMN id SET DEFAULT nextval('public.runs_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0005');


--
-- Data for Name: changes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.changes VALUES (1, 1, 'queued', '2026-11-24 12:00:00+00');
INSERT INTO public.changes VALUES (2, 1, 'painting', '2026-11-24 12:00:01+00');
INSERT INTO public.changes VALUES (3, 1, 'done', '2026-11-24 12:00:02+00');
INSERT INTO public.changes VALUES (4, 2, 'queued', '2026-11-24 12:00:03+00');
INSERT INTO public.changes VALUES (5, 3, 'queued', '2026-11-24 12:00:04+00');
INSERT INTO public.changes VALUES (6, 3, 'failed', '2026-11-24 12:00:05+00');


--
-- Data for Name: files; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.files VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'png', 9);
INSERT INTO public.files VALUES (2, 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'safetensors', 9);
INSERT INTO public.files VALUES (3, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'png', 9);
INSERT INTO public.files VALUES (4, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'png', 9);


--
-- Data for Name: links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.links VALUES (1, 'start', 0, 1);
INSERT INTO public.links VALUES (1, 'state', 40, 2);
INSERT INTO public.links VALUES (1, 'frame', 2, 3);
INSERT INTO public.links VALUES (1, 'png', 0, 4);


--
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.runs VALUES (1, 'discord', 4611686018427387904, NULL, NULL, NULL, '', '', NULL, NULL, false, 'orcas', '{}', 'ghibli', 4294967295, 'pocket', '', NULL, 'done', 80, 80, '[{"label": "orcas", "weight": 1.0, "value": 0.25}]', '[{"piece": "orca", "pack": "noto", "author": "Google", "licence": "Apache-2.0", "words": "orcas", "box": [0.1, 0.2, 0.9, 1.0]}]', '["The memory has no drawing of ''quixotry''."]', 4.5, NULL, '', 2, '2.14.1', 0, false, 'orc orca orcas =o4611686018427387904 =sghibli', 0);
INSERT INTO public.runs VALUES (2, 'discord', 4611686018427387904, 1, 2, 3, '', '', 'aW50', '2026-11-24 12:00:00+00', true, 'Ünder 100% of it', '{}', '', 4294967295, 'pocket', '', 1, 'queued', 0, 80, '[]', '[]', '[]', NULL, NULL, '', NULL, '', 0, false, 'und unde under 100 of it =o4611686018427387904 =g1 =s', 0);
INSERT INTO public.runs VALUES (3, 'terminal', 0, NULL, NULL, NULL, '', '', NULL, NULL, false, 'fog', '{}', '', 4294967295, 'pocket', '', NULL, 'failed', 0, 80, '[]', '[]', '[]', NULL, 'The picture collapsed.', '', NULL, '', 0, true, 'fog =o0 =s', 0);


--
-- Data for Name: settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.settings VALUES ('person', 4611686018427387904, '{"style": "oil"}');


--
-- Data for Name: stars; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.stars VALUES (5, 1);


--
-- Name: changes_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.changes_id_seq', 6, true);


--
-- Name: files_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.files_id_seq', 4, true);


--
-- Name: runs_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.runs_id_seq', 3, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: changes pk_changes; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT pk_changes PRIMARY KEY (id);


--
-- Name: files pk_files; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files
    ADD CONSTRAINT pk_files PRIMARY KEY (id);


--
-- Name: links pk_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT pk_links PRIMARY KEY (run_id, role, n);


--
-- Name: runs pk_runs; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.runs
    ADD CONSTRAINT pk_runs PRIMARY KEY (id);


--
-- Name: settings pk_settings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.settings
    ADD CONSTRAINT pk_settings PRIMARY KEY (scope, key);


--
-- Name: stars pk_stars; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stars
    ADD CONSTRAINT pk_stars PRIMARY KEY (person, run_id);


--
-- Name: files uq_files_sha256; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files
    ADD CONSTRAINT uq_files_sha256 UNIQUE (sha256);


--
-- Name: ix_changes_run_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_changes_run_id ON public.changes USING btree (run_id);


--
-- Name: ix_links_file_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_links_file_id ON public.links USING btree (file_id);


--
-- Name: ix_runs_guild_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_runs_guild_id ON public.runs USING btree (guild, id);


--
-- Name: ix_runs_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_runs_open ON public.runs USING btree (id) WHERE (NOT told);


--
-- Name: ix_runs_owner_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_runs_owner_id ON public.runs USING btree (owner, id);


--
-- Name: ix_runs_parent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_runs_parent ON public.runs USING btree (parent);


--
-- Name: ix_runs_style_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_runs_style_id ON public.runs USING btree (style, id);


--
-- Name: ix_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_search ON public.runs USING gin (array_to_tsvector(string_to_array(words, ' '::text)));
ALTER INDEX public.ix_search ALTER COLUMN 1 SET STATISTICS 1000;


--
-- Name: ix_stars_run_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_stars_run_id ON public.stars USING btree (run_id);


--
-- Name: changes fk_changes_run_id_runs; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.changes
    ADD CONSTRAINT fk_changes_run_id_runs FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;


--
-- Name: links fk_links_file_id_files; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT fk_links_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);


--
-- Name: links fk_links_run_id_runs; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT fk_links_run_id_runs FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;


--
-- Name: runs fk_runs_parent_runs; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.runs
    ADD CONSTRAINT fk_runs_parent_runs FOREIGN KEY (parent) REFERENCES public.runs(id) ON DELETE SET NULL;


--
-- Name: stars fk_stars_run_id_runs; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stars
    ADD CONSTRAINT fk_stars_run_id_runs FOREIGN KEY (run_id) REFERENCES public.runs(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


