BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE changes (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_changes PRIMARY KEY (id), 
	CONSTRAINT fk_changes_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE CASCADE
);
INSERT INTO "changes" VALUES(1,1,'queued','2026-11-24 12:00:00.000000');
INSERT INTO "changes" VALUES(2,1,'painting','2026-11-24 12:00:01.000000');
INSERT INTO "changes" VALUES(3,1,'done','2026-11-24 12:00:02.000000');
INSERT INTO "changes" VALUES(4,2,'queued','2026-11-24 12:00:03.000000');
INSERT INTO "changes" VALUES(5,3,'queued','2026-11-24 12:00:04.000000');
INSERT INTO "changes" VALUES(6,3,'failed','2026-11-24 12:00:05.000000');
CREATE TABLE files (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (id), 
	CONSTRAINT uq_files_sha256 UNIQUE (sha256)
);
INSERT INTO "files" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','png',9);
INSERT INTO "files" VALUES(2,'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','safetensors',9);
INSERT INTO "files" VALUES(3,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','png',9);
INSERT INTO "files" VALUES(4,'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','png',9);
CREATE TABLE links (
	run_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	n INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (run_id, role, n), 
	CONSTRAINT fk_links_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE CASCADE, 
	CONSTRAINT fk_links_file_id_files FOREIGN KEY(file_id) REFERENCES files (id)
);
INSERT INTO "links" VALUES(1,'start',0,1);
INSERT INTO "links" VALUES(1,'state',40,2);
INSERT INTO "links" VALUES(1,'frame',2,3);
INSERT INTO "links" VALUES(1,'png',0,4);
CREATE TABLE runs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	front TEXT NOT NULL, 
	owner INTEGER NOT NULL, 
	guild INTEGER, 
	channel INTEGER, 
	message INTEGER, 
	reply TEXT NOT NULL, 
	locale TEXT NOT NULL, 
	token TEXT, 
	token_until DATETIME, 
	private BOOLEAN NOT NULL, 
	line TEXT NOT NULL, 
	recipe TEXT NOT NULL, 
	style TEXT NOT NULL, 
	seed INTEGER NOT NULL, 
	eye TEXT NOT NULL, 
	weights TEXT NOT NULL, 
	parent INTEGER, 
	status VARCHAR(16) NOT NULL, 
	step INTEGER NOT NULL, 
	steps INTEGER NOT NULL, 
	scores JSON NOT NULL, 
	sources JSON NOT NULL, 
	notes JSON NOT NULL, 
	seconds DOUBLE, 
	error TEXT, 
	worker TEXT NOT NULL, 
	threads INTEGER, 
	torch TEXT NOT NULL, 
	kills INTEGER NOT NULL, 
	told BOOLEAN NOT NULL, words TEXT DEFAULT '' NOT NULL, turn INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_runs_parent_runs FOREIGN KEY(parent) REFERENCES runs (id) ON DELETE SET NULL
);
INSERT INTO "runs" VALUES(1,'discord',4611686018427387904,NULL,NULL,NULL,'','',NULL,NULL,0,'orcas','{}','ghibli',4294967295,'pocket','',NULL,'done',80,80,'[{"label": "orcas", "weight": 1.0, "value": 0.25}]','[{"piece": "orca", "pack": "noto", "author": "Google", "licence": "Apache-2.0", "words": "orcas", "box": [0.1, 0.2, 0.9, 1.0]}]','["The memory has no drawing of ''quixotry''."]',4.5,NULL,'',2,'2.14.1',0,0,'orc orca orcas =o4611686018427387904 =sghibli',0);
INSERT INTO "runs" VALUES(2,'discord',4611686018427387904,1,2,3,'','','aW50','2026-11-24 12:00:00.000000',1,'Ünder 100% of it','{}','',4294967295,'pocket','',1,'queued',0,80,'[]','[]','[]',NULL,NULL,'',NULL,'',0,0,'und unde under 100 of it =o4611686018427387904 =g1 =s',0);
INSERT INTO "runs" VALUES(3,'terminal',0,NULL,NULL,NULL,'','',NULL,NULL,0,'fog','{}','',4294967295,'pocket','',NULL,'failed',0,80,'[]','[]','[]',NULL,'The picture collapsed.','',NULL,'',0,1,'fog =o0 =s',0);
CREATE TABLE settings (
	scope TEXT NOT NULL, 
	"key" INTEGER NOT NULL, 
	chosen JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (scope, "key")
);
INSERT INTO "settings" VALUES('person',4611686018427387904,'{"style": "oil"}');
CREATE TABLE stars (
	person INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	CONSTRAINT pk_stars PRIMARY KEY (person, run_id), 
	CONSTRAINT fk_stars_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE CASCADE
);
INSERT INTO "stars" VALUES(5,1);
CREATE INDEX ix_runs_open ON runs (id) WHERE told = 0;
CREATE INDEX ix_runs_owner_id ON runs (owner, id);
CREATE INDEX ix_runs_guild_id ON runs (guild, id);
CREATE INDEX ix_runs_style_id ON runs (style, id);
CREATE INDEX ix_runs_parent ON runs (parent);
CREATE INDEX ix_changes_run_id ON changes (run_id);
CREATE INDEX ix_links_file_id ON links (file_id);
CREATE INDEX ix_stars_run_id ON stars (run_id);
CREATE TRIGGER search_insert AFTER INSERT ON runs BEGIN
    INSERT INTO search(rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER search_delete AFTER DELETE ON runs BEGIN
    INSERT INTO search(search, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER search_update AFTER UPDATE OF words ON runs BEGIN
    INSERT INTO search(search, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO search(rowid, words) VALUES (new.id, new.words);
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',3);
CREATE VIRTUAL TABLE search USING fts5(
    words, content='runs', content_rowid='id', detail=none, tokenize="ascii tokenchars '='"
);
INSERT INTO search(search) VALUES ('rebuild');
COMMIT;
