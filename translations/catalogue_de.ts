<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>catalogue</name>
    <message>
        <source>&quot;bytes&quot; for anything, &quot;text&quot; for UTF-8.</source>
        <translation>„Bytes“ für alles, „Text“ für UTF-8.</translation>
    </message>
    <message>
        <source>&quot;file&quot;: the field holds the path of a file, whose content is hashed; &quot;value&quot;: the field&apos;s own text (as UTF-8) or bytes are.</source>
        <translation>„Datei“: Das Feld enthält den Pfad einer Datei, von deren Inhalt die Prüfsumme ist; „Wert“: Sie ist vom Text (als UTF-8) oder den Bytes des Feldes selbst.</translation>
    </message>
    <message>
        <source>&quot;file&quot;: the field holds the path of a file; &quot;value&quot;: it holds the picture itself, for example after a download.</source>
        <translation>„Datei“: Das Feld enthält den Pfad einer Datei; „Wert“: Es enthält das Bild selbst, zum Beispiel nach dem Herunterladen.</translation>
    </message>
    <message>
        <source>&quot;files&quot; lists links to files, &quot;follow&quot; also enters links to folders (each folder once, so circles end), &quot;ignore&quot; leaves all links out.</source>
        <translation>„Dateien“ listet Links auf Dateien auf, „folgen“ betritt auch Links auf Ordner (jeden Ordner einmal, damit Kreise enden), „ignorieren“ lässt alle Links aus.</translation>
    </message>
    <message>
        <source>&quot;first-line&quot;: the first line names the columns; &quot;none&quot;: it is a row already.</source>
        <translation>„erste Zeile“: Die erste Zeile benennt die Spalten; „keine“: Sie enthält schon Daten.</translation>
    </message>
    <message>
        <source>&quot;name&quot;: each is the name of one file or folder; &quot;path&quot;: each may be a relative path.</source>
        <translation>„Name“: Jedes ist der Name einer Datei oder eines Ordners; „Pfad“: Jedes darf ein relativer Pfad sein.</translation>
    </message>
    <message>
        <source>&quot;overwrite&quot; replaces it once the new one is complete; &quot;fail&quot; does not start the run.</source>
        <translation>„überschreiben“ ersetzt sie, sobald die neue vollständig ist; „scheitern“ startet den Lauf nicht.</translation>
    </message>
    <message>
        <source>&quot;overwrite&quot; replaces it, &quot;skip&quot; keeps it and passes the item on with an empty result, &quot;fail&quot; lets the item fail, &quot;number&quot; writes &quot;name-2.txt&quot; and so on.</source>
        <translation>„überschreiben“ ersetzt sie, „auslassen“ behält sie und gibt das Element mit leerem Ergebnis weiter, „scheitern“ lässt das Element scheitern, „nummerieren“ schreibt „name-2.txt“ und so weiter.</translation>
    </message>
    <message>
        <source>&quot;synced&quot; waits until the disk has the file, so that it survives a loss of power; &quot;written&quot; is faster for many small files.</source>
        <translation>„auf der Platte“ wartet, bis die Platte die Datei hat, sodass sie einen Stromausfall übersteht; „geschrieben“ ist bei vielen kleinen Dateien schneller.</translation>
    </message>
    <message>
        <source>&quot;text&quot; leaves every value as it stands, &quot;guess&quot; makes numbers of those that are.</source>
        <translation>„Text“ lässt jeden Wert, wie er dasteht, „erraten“ macht Zahlen aus denen, die welche sind.</translation>
    </message>
    <message>
        <source>A batch is complete when its first item has waited for so long.</source>
        <translation>Ein Bündel ist vollständig, wenn sein erstes Element so lange gewartet hat.</translation>
    </message>
    <message>
        <source>A batch is complete when its items have so many bytes in memory.</source>
        <translation>Ein Bündel ist vollständig, wenn seine Elemente so viele Bytes Speicher belegen.</translation>
    </message>
    <message>
        <source>A batch is complete with so many items.</source>
        <translation>Mit so vielen Elementen ist ein Bündel vollständig.</translation>
    </message>
    <message>
        <source>A file of certificates (PEM) whose owners may vouch for servers, in place of those that this system trusts.</source>
        <translation>Eine Datei mit Zertifikaten (PEM), deren Inhaber für Server bürgen dürfen, anstelle derer, denen dieses System vertraut.</translation>
    </message>
    <message>
        <source>A line with more lists and objects inside each other is broken.</source>
        <translation>Eine Zeile mit tiefer verschachtelten Listen und Objekten ist fehlerhaft.</translation>
    </message>
    <message>
        <source>A longer line fails instead of filling the memory.</source>
        <translation>Eine längere Zeile scheitert, statt den Speicher zu füllen.</translation>
    </message>
    <message>
        <source>A longer line is broken.</source>
        <translation>Eine längere Zeile ist fehlerhaft.</translation>
    </message>
    <message>
        <source>A longer row is broken.</source>
        <translation>Ein längerer Datensatz ist fehlerhaft.</translation>
    </message>
    <message>
        <source>A picture with more pixels fails, because it may have been made to use up memory and time.</source>
        <translation>Ein Bild mit mehr Pixeln scheitert, denn es könnte gemacht sein, um Speicher und Zeit zu verbrauchen.</translation>
    </message>
    <message>
        <source>A request whose body is larger is refused.</source>
        <translation>Eine Anfrage mit größerem Inhalt wird abgelehnt.</translation>
    </message>
    <message>
        <source>A row with a longer value is broken.</source>
        <translation>Ein Datensatz mit einem längeren Wert ist fehlerhaft.</translation>
    </message>
    <message>
        <source>A row with more columns is broken.</source>
        <translation>Ein Datensatz mit mehr Spalten ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>
Adds a field and changes another:

```json
{ &quot;type&quot;: &quot;script.set&quot;,
  &quot;settings&quot;: { &quot;fields&quot;: { &quot;area&quot;: &quot;width * height&quot;, &quot;name&quot;: &quot;name.toLowerCase()&quot; } } }
```

All expressions see the item as it came in, so `{ &quot;a&quot;: &quot;b&quot;, &quot;b&quot;: &quot;a&quot; }` exchanges two fields. An
expression that is just the name of a field copies its value exactly, whatever its type. Otherwise
whole numbers become integers and other numbers reals; `undefined`, `NaN` and functions fail the
item.

### Expressions

Expressions are JavaScript. The fields of the item are variables: `size &gt; 1000`. A field whose name
is not an identifier, or that may be missing, is read from `item`: `item[&quot;odd name&quot;]`. A variable
that is not a field of the item fails the item; `item[&quot;name&quot;]` is undefined instead.

Texts have JavaScript&apos;s methods: `name.endsWith(&quot;.jpg&quot;)`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Lists are arrays, maps are objects, dates are `Date`, bytes are
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` and the like are there; files, network and
other programs are not. A variable that is set in an expression is gone with the next item.

Numbers are exact for whole numbers up to 2^53 (9 007 199 254 740 992). Greater integers keep all
digits where they are passed on, and as text, `String(id)`; calculating or comparing with them fails
the item instead of giving a wrong result.
</source>
        <translation>
Ergänzt ein Feld und ändert ein anderes:

```json
{ &quot;type&quot;: &quot;script.set&quot;,
  &quot;settings&quot;: { &quot;fields&quot;: { &quot;area&quot;: &quot;width * height&quot;, &quot;name&quot;: &quot;name.toLowerCase()&quot; } } }
```

Alle Ausdrücke sehen das Element, wie es ankam, also tauscht `{ &quot;a&quot;: &quot;b&quot;, &quot;b&quot;: &quot;a&quot; }` zwei Felder. Ein
Ausdruck, der nur der Name eines Feldes ist, kopiert dessen Wert genau, welchen Typ er auch hat. Sonst werden
ganze Zahlen zu Ganzzahlen und andere zu Gleitkommazahlen; `undefined`, `NaN` und Funktionen lassen das Element
scheitern.

### Ausdrücke

Ausdrücke sind JavaScript. Die Felder des Elements sind Variablen: `size &gt; 1000`. Ein Feld, dessen Name
kein Bezeichner ist oder das fehlen darf, liest man aus `item`: `item[&quot;seltsamer Name&quot;]`. Eine Variable,
die kein Feld des Elements ist, lässt das Element scheitern; `item[&quot;name&quot;]` ist stattdessen undefined.

Texte haben die Methoden von JavaScript: `name.endsWith(&quot;.jpg&quot;)`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Listen sind Arrays, Zeitpunkte sind `Date`, Bytes sind
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` und dergleichen gibt es; Dateien, Netz und
andere Programme nicht. Eine Variable, die ein Ausdruck setzt, ist beim nächsten Element verschwunden.

Ganze Zahlen sind bis 2^53 (9 007 199 254 740 992) genau. Größere behalten alle Ziffern, wo sie
weitergegeben werden, und als Text, `String(id)`; mit ihnen zu rechnen oder sie zu vergleichen lässt das
Element scheitern, statt ein falsches Ergebnis zu liefern.
</translation>
    </message>
    <message>
        <source>Adds the checksum of a file, or of a field, to its item.</source>
        <translation>Ergänzt das Element um die Prüfsumme einer Datei oder eines Feldes.</translation>
    </message>
    <message>
        <source>Adds the whole content of a file to its item.</source>
        <translation>Ergänzt das Element um den ganzen Inhalt einer Datei.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>All others, with the description of the first one.</source>
        <translation>Alle anderen, mit der Beschreibung des ersten.</translation>
    </message>
    <message>
        <source>All others.</source>
        <translation>Alle anderen.</translation>
    </message>
    <message>
        <source>Also connect to this machine and to the local network. Only for items whose URLs you trust: others could reach services that are not meant for them.</source>
        <translation>Auch mit diesem Rechner und dem lokalen Netz verbinden. Nur für Elemente, deren URLs Sie vertrauen: Andere könnten Dienste erreichen, die nicht für sie gedacht sind.</translation>
    </message>
    <message>
        <source>An address of this machine. Others than 127.0.0.1 and ::1 let other machines in, and need a token.</source>
        <translation>Eine Adresse dieses Rechners. Andere als 127.0.0.1 und ::1 lassen fremde Rechner herein und brauchen einen Zugangsschlüssel.</translation>
    </message>
    <message>
        <source>An item whose content is larger, also after decompression, fails.</source>
        <translation>Ein Element mit größerem Inhalt, auch nach dem Entpacken, scheitert.</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Bündeln</translation>
    </message>
    <message>
        <source>Broken lines</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>Broken rows</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Clients must send it as &quot;Authorization: Bearer …&quot;.</source>
        <translation>Wer sendet, muss ihn als „Authorization: Bearer …“ mitschicken.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns that identify a row: an item whose row exists updates it.</source>
        <translation>Spalten, die eine Zeile kennzeichnen: Ein Element, dessen Zeile es gibt, ändert sie.</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Content field</source>
        <translation>Feld mit dem Inhalt</translation>
    </message>
    <message>
        <source>Count first</source>
        <translation>Vorher zählen</translation>
    </message>
    <message>
        <source>Create the table</source>
        <translation>Tabelle anlegen</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Database file</source>
        <translation>Datenbankdatei</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Deepest nesting</source>
        <translation>Tiefste Verschachtelung</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Description field</source>
        <translation>Feld mit der Beschreibung</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download images</source>
        <translation>Bilder herunterladen</translation>
    </message>
    <message>
        <source>Durability</source>
        <translation>Haltbarkeit</translation>
    </message>
    <message>
        <source>Each item becomes one line with one JSON object, its fields in their order: dates as ISO 8601 text, bytes as Base64 text. The file appears under its name only when the last item has been written; if the run fails or is aborted, what was there before stays. An item counts as done when it is accepted, before the file appears. The file `-` is the standard output.

Example:

    { &quot;file&quot;: &quot;errors.jsonl&quot;, &quot;fields&quot;: [&quot;time&quot;, &quot;message&quot;] }

With `fields`, a field that an item lacks is left out of its line.</source>
        <translation>Jedes Element wird zu einer Zeile mit einem JSON-Objekt, seine Felder in ihrer Reihenfolge: Zeitpunkte als Text nach ISO 8601, Bytes als Base64-Text. Die Datei erscheint unter ihrem Namen erst, wenn das letzte Element geschrieben ist; scheitert der Lauf oder wird er abgebrochen, bleibt, was vorher da war. Ein Element gilt als erledigt, sobald es angenommen ist, also bevor die Datei erscheint. Die Datei `-` ist die Standardausgabe.

Beispiel:

    { &quot;file&quot;: &quot;errors.jsonl&quot;, &quot;fields&quot;: [&quot;time&quot;, &quot;message&quot;] }

Mit `fields` fällt ein Feld, das einem Element fehlt, in seiner Zeile weg.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Expression over the item&apos;s fields. It decides which output an item takes.</source>
        <translation>Ausdruck über die Felder des Elements. Er bestimmt, welchen Ausgang ein Element nimmt.</translation>
    </message>
    <message>
        <source>Expression over the item&apos;s fields. Items for which it is false are left out.</source>
        <translation>Ausdruck über die Felder des Elements. Elemente, für die er falsch ist, werden ausgelassen.</translation>
    </message>
    <message>
        <source>Fetches a URL over HTTP or HTTPS into a field of the item.</source>
        <translation>Holt eine URL über HTTP oder HTTPS in ein Feld des Elements.</translation>
    </message>
    <message>
        <source>
Fetches the page that the field `url` names, with four workers, and tries again when the server is busy:

```json
{ &quot;type&quot;: &quot;http.download&quot;, &quot;workers&quot;: 4, &quot;settings&quot;: { &quot;url&quot;: &quot;{url}&quot; },
  &quot;onError&quot;: { &quot;retries&quot;: 3, &quot;then&quot;: &quot;set-aside&quot; } }
```

A text before the first field makes the fields parts of a path or query, and they are encoded for it:
`https://example.org/photos/{name}`.

The item gets the fields `content`, `size`, `status`, `contentType` and `finalUrl`. Each worker keeps
its connections open for the next items. Compressed answers are decompressed. Certificates are always
checked; for servers of your own network, `authorities` names the file of those who vouch for them.

Answers other than 2xx fail the item. Retries make sense for lost connections, time-outs, 408, 429 and
5xx, and are left to the step&apos;s error settings; they wait as long as a `Retry-After` asks, but not
longer than `backoffMax`, or one hour without that: the item fails then. Other statuses, such as 404,
are not tried again.

Unless `allowPrivateAddresses` is set, only addresses of the internet are connected to, whatever the
names of hosts resolve to and wherever redirects lead. Proxies are not used.
</source>
        <translation>
Holt die Seite, die das Feld `url` nennt, mit vier Workern, und versucht es noch einmal, wenn der Server überlastet ist:

```json
{ &quot;type&quot;: &quot;http.download&quot;, &quot;workers&quot;: 4, &quot;settings&quot;: { &quot;url&quot;: &quot;{url}&quot; },
  &quot;onError&quot;: { &quot;retries&quot;: 3, &quot;then&quot;: &quot;set-aside&quot; } }
```

Ein Text vor dem ersten Feld macht die Felder zu Teilen von Pfad oder Abfrage, und sie werden dafür kodiert:
`https://example.org/photos/{name}`.

Das Element erhält die Felder `content`, `size`, `status`, `contentType` und `finalUrl`. Jeder Worker hält
seine Verbindungen für die nächsten Elemente offen. Komprimierte Antworten werden entpackt. Zertifikate werden
immer geprüft; für Server Ihres eigenen Netzes nennt `authorities` die Datei derer, die für sie bürgen.

Andere Antworten als 2xx lassen das Element scheitern. Wiederholungen sind sinnvoll bei verlorenen Verbindungen,
Zeitüberschreitungen, 408, 429 und 5xx und richten sich nach den Einstellungen des Schritts für Fehler; sie warten so
lange, wie ein `Retry-After` verlangt, aber nicht länger als `backoffMax` oder ohne das eine Stunde: Dann scheitert
das Element. Andere Antworten wie 404 werden nicht wiederholt.

Ohne `allowPrivateAddresses` werden nur Adressen des Internets verbunden, wohin auch immer die Namen der Rechner
zeigen und Weiterleitungen führen. Proxys werden nicht benutzt.
</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Fields in the name</source>
        <translation>Felder im Namen</translation>
    </message>
    <message>
        <source>Fields of the file</source>
        <translation>Felder der Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files that match one of these are listed, such as &quot;*.jpg&quot;; all files if there is none.</source>
        <translation>Dateien, auf die eines davon passt, werden aufgelistet, etwa „*.jpg“; ohne Muster alle.</translation>
    </message>
    <message>
        <source>Filter items</source>
        <translation>Elemente filtern</translation>
    </message>
    <message>
        <source>Filter logs</source>
        <translation>Protokolle filtern</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Doppelte finden</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Gathers several items as the list of one.</source>
        <translation>Sammelt mehrere Elemente als Liste in einem.</translation>
    </message>
    <message>
        <source>Given files</source>
        <translation>Angegebene Dateien</translation>
    </message>
    <message>
        <source>Goes through a folder and, unless `recursive` is off, the folders in it: first the files of a folder, then folder by folder. With `sorted` the order is that of the names&apos; bytes, the same on every machine; the names of one folder are in memory then, about 30 MB for a million. Without, memory does not depend on the number of files.

Patterns know `*`, `?` and `[a-z]`. A pattern without a slash is for the name, one with a slash for the path below the folder: `2024/*.jpg`.

Example: all photos, without those that a program keeps in `thumbnails`:

    { &quot;folder&quot;: &quot;photos&quot;, &quot;patterns&quot;: [&quot;*.jpg&quot;, &quot;*.jpeg&quot;], &quot;exclude&quot;: [&quot;thumbnails&quot;] }

Only regular files are listed. The run does not start if the folder is missing or cannot be read. A file that is deleted while the list is made is left out.</source>
        <translation>Geht durch einen Ordner und, wenn `recursive` nicht aus ist, durch die Ordner darin: zuerst die Dateien eines Ordners, dann Ordner für Ordner. Mit `sorted` ist die Reihenfolge die der Bytes der Namen, auf jedem Rechner gleich; die Namen eines Ordners liegen dann im Speicher, etwa 30 MB für eine Million. Ohne hängt der Speicherbedarf nicht von der Anzahl der Dateien ab.

Muster kennen `*`, `?` und `[a-z]`. Ein Muster ohne Schrägstrich gilt für den Namen, eines mit Schrägstrich für den Pfad unterhalb des Ordners: `2024/*.jpg`.

Beispiel: alle Fotos, ohne die, die ein Programm in `thumbnails` aufbewahrt:

    { &quot;folder&quot;: &quot;photos&quot;, &quot;patterns&quot;: [&quot;*.jpg&quot;, &quot;*.jpeg&quot;], &quot;exclude&quot;: [&quot;thumbnails&quot;] }

Nur gewöhnliche Dateien werden aufgelistet. Der Lauf beginnt nicht, wenn der Ordner fehlt oder sich nicht lesen lässt. Eine Datei, die währenddessen gelöscht wird, wird ausgelassen.</translation>
    </message>
    <message>
        <source>Hands on one item with the list field `items`, whose elements are maps with the fields of the gathered items, once there are `items` of them, or they have `bytes` together, or the first of them has waited for `age`; and what is left at the end. Each worker gathers its own batch. flow.flatten takes batches apart.

Example:

    { &quot;items&quot;: 500, &quot;age&quot;: &quot;5 s&quot; }</source>
        <translation>Gibt ein Element mit dem Listenfeld `items` weiter, dessen Einträge die Felder der gesammelten Elemente haben, sobald es `items` davon sind, sie zusammen `bytes` belegen oder das erste `age` lang gewartet hat; und am Ende, was übrig ist. Jeder Worker sammelt sein eigenes Bündel. flow.flatten nimmt Bündel auseinander.

Beispiel:

    { &quot;items&quot;: 500, &quot;age&quot;: &quot;5 s&quot; }</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Hidden files</source>
        <translation>Versteckte Dateien</translation>
    </message>
    <message>
        <source>How long a client may take to send a request, or to take the answer.</source>
        <translation>Wie lange sich ein Sender für eine Anfrage Zeit lassen darf, oder dafür, die Antwort abzunehmen.</translation>
    </message>
    <message>
        <source>How long an item waits at most for others to be written with.</source>
        <translation>Wie lange ein Element höchstens auf andere wartet, mit denen es geschrieben wird.</translation>
    </message>
    <message>
        <source>How long it may take to find and reach the server.</source>
        <translation>Wie lange es dauern darf, den Server zu finden und zu erreichen.</translation>
    </message>
    <message>
        <source>How long one download may take, redirects included.</source>
        <translation>Wie lange ein Abruf dauern darf, mit allen Weiterleitungen.</translation>
    </message>
    <message>
        <source>How long the expressions may take for one item. An item that takes longer, for example because of an endless loop, fails.</source>
        <translation>Wie lange die Ausdrücke für ein Element brauchen dürfen. Ein Element, das länger braucht, etwa wegen einer Endlosschleife, scheitert.</translation>
    </message>
    <message>
        <source>How long the server may send nothing; whole seconds.</source>
        <translation>Wie lange der Server nichts senden darf; ganze Sekunden.</translation>
    </message>
    <message>
        <source>How many different values are remembered at most.</source>
        <translation>Wie viele verschiedene Werte höchstens gemerkt werden.</translation>
    </message>
    <message>
        <source>How many items are written together.</source>
        <translation>Wie viele Elemente zusammen geschrieben werden.</translation>
    </message>
    <message>
        <source>How many redirects are followed at most.</source>
        <translation>Wie vielen Weiterleitungen höchstens gefolgt wird.</translation>
    </message>
    <message>
        <source>How the file&apos;s text is stored.</source>
        <translation>Wie der Text der Datei gespeichert ist.</translation>
    </message>
    <message>
        <source>If the file exists</source>
        <translation>Wenn es die Datei gibt</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Groß-/Kleinschreibung egal</translation>
    </message>
    <message>
        <source>Index folder</source>
        <translation>Ordner erfassen</translation>
    </message>
    <message>
        <source>Insert into a table</source>
        <translation>In Tabelle einfügen</translation>
    </message>
    <message>
        <source>Into field</source>
        <translation>In das Feld</translation>
    </message>
    <message>
        <source>Invalid text</source>
        <translation>Ungültiger Text</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>
Items come as one JSON object, or as JSON Lines, one object a line:

```
curl -d &apos;{&quot;name&quot;: &quot;a&quot;}&apos; http://127.0.0.1:8080/items
```

| answer | means |
|---|---|
| 202 | all items were taken; `accepted` says how many |
| 400 | `line` is not a JSON object; no item was taken |
| 401 | the token is missing or wrong |
| 413 | the body is too large |
| 503 | the steps behind are busy, or a rate or a pause holds them: the first `accepted` items were taken, send the others later |

`GET /health` answers 200 as long as the step listens, also while items are refused. The step runs
until the pipeline is stopped; what it has taken is completed then.

Without a token it listens to programs of this machine only, and refuses web pages. There is no
encryption: let a proxy do that where the network is not yours.
</source>
        <translation>
Elemente kommen als ein JSON-Objekt oder als JSON Lines, ein Objekt je Zeile:

```
curl -d &apos;{&quot;name&quot;: &quot;a&quot;}&apos; http://127.0.0.1:8080/items
```

| Antwort | Bedeutung |
|---|---|
| 202 | alle Elemente wurden angenommen; `accepted` sagt, wie viele |
| 400 | `line` ist kein JSON-Objekt; kein Element wurde angenommen |
| 401 | der Zugangsschlüssel fehlt oder ist falsch |
| 413 | der Inhalt ist zu groß |
| 503 | die Schritte dahinter sind ausgelastet, oder eine Rate oder Pause hält sie auf: die ersten `accepted` Elemente wurden angenommen, schicken Sie die anderen später |

`GET /health` antwortet 200, solange der Schritt hört, auch während er Elemente ablehnt. Der Schritt läuft,
bis die Pipeline angehalten wird; was er angenommen hat, wird dann noch erledigt.

Ohne Zugangsschlüssel hört er nur auf Programme dieses Rechners und lehnt Webseiten ab. Er verschlüsselt
nicht: Das überlassen Sie einem Proxy, wo das Netz nicht Ihres ist.
</translation>
    </message>
    <message>
        <source>Items for which the condition holds.</source>
        <translation>Elemente, für die die Bedingung gilt.</translation>
    </message>
    <message>
        <source>Items with the same value in this field are duplicates.</source>
        <translation>Elemente mit demselben Wert in diesem Feld sind doppelt.</translation>
    </message>
    <message>
        <source>JPEG and WebP: higher looks better and takes more bytes.</source>
        <translation>JPEG und WebP: Höher sieht besser aus und braucht mehr Bytes.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>
Keeps an index of files in SQLite; a file that is there already is updated:

```json
{ &quot;type&quot;: &quot;sql.insert&quot;,
  &quot;settings&quot;: { &quot;file&quot;: &quot;index.sqlite&quot;, &quot;table&quot;: &quot;files&quot;, &quot;keys&quot;: [&quot;path&quot;],
                &quot;columns&quot;: { &quot;path&quot;: &quot;{path}&quot;, &quot;bytes&quot;: &quot;{size}&quot;, &quot;sha256&quot;: &quot;{hash}&quot; } } }
```

PostgreSQL:

```json
{ &quot;type&quot;: &quot;sql.insert&quot;,
  &quot;settings&quot;: { &quot;driver&quot;: &quot;postgresql&quot;, &quot;host&quot;: &quot;db.example.org&quot;, &quot;database&quot;: &quot;photos&quot;,
                &quot;user&quot;: &quot;paipa&quot;, &quot;password&quot;: &quot;${env:PGPASSWORD}&quot;, &quot;table&quot;: &quot;files&quot; } }
```

Items are written in transactions of `batch` items. If some items of a transaction cannot be written,
because a value is missing or of the wrong type, only those fail. Lists and maps become JSON text;
SQLite has no dates and truth values: they become ISO 8601 text and 0 or 1.

Without `columns`, the first item decides which columns there are. A later item that lacks one of the
fields gets NULL there; one that has other fields fails, so that nothing is lost unnoticed.

A table that exists is used as it is; with `keys` it needs a primary key or unique index over just these
columns. Several workers speed up PostgreSQL; SQLite has one writer at a time. What stays locked for
longer than `lockTimeout` fails the items, and so does a server that has been silent for a minute;
retries make sense then. An abort ends such waits at once, and nothing of the transaction is written.
</source>
        <translation>
Führt ein Verzeichnis von Dateien in SQLite; eine Datei, die es dort schon gibt, wird aktualisiert:

```json
{ &quot;type&quot;: &quot;sql.insert&quot;,
  &quot;settings&quot;: { &quot;file&quot;: &quot;index.sqlite&quot;, &quot;table&quot;: &quot;files&quot;, &quot;keys&quot;: [&quot;path&quot;],
                &quot;columns&quot;: { &quot;path&quot;: &quot;{path}&quot;, &quot;bytes&quot;: &quot;{size}&quot;, &quot;sha256&quot;: &quot;{hash}&quot; } } }
```

PostgreSQL:

```json
{ &quot;type&quot;: &quot;sql.insert&quot;,
  &quot;settings&quot;: { &quot;driver&quot;: &quot;postgresql&quot;, &quot;host&quot;: &quot;db.example.org&quot;, &quot;database&quot;: &quot;photos&quot;,
                &quot;user&quot;: &quot;paipa&quot;, &quot;password&quot;: &quot;${env:PGPASSWORD}&quot;, &quot;table&quot;: &quot;files&quot; } }
```

Elemente werden in Transaktionen von `batch` Elementen geschrieben. Lassen sich einige einer Transaktion nicht
schreiben, weil ein Wert fehlt oder den falschen Typ hat, scheitern nur diese. Listen und Objekte werden zu JSON-Text;
SQLite kennt keine Zeitpunkte und Wahrheitswerte: Sie werden zu Text nach ISO 8601 und zu 0 oder 1.

Ohne `columns` bestimmt das erste Element, welche Spalten es gibt. Ein späteres, dem eines der Felder fehlt, erhält
dort NULL; eines mit weiteren Feldern scheitert, damit nichts unbemerkt verloren geht.

Eine Tabelle, die es gibt, wird benutzt, wie sie ist; mit `keys` braucht sie einen Primärschlüssel oder eindeutigen Index
über genau diese Spalten. Mehrere Worker beschleunigen PostgreSQL; in SQLite schreibt immer nur einer. Was länger
als `lockTimeout` gesperrt bleibt, lässt die Elemente scheitern, ebenso ein Server, der eine Minute lang schweigt; dann
sind Wiederholungen sinnvoll. Ein Abbruch beendet solches Warten sofort, und von der Transaktion wird nichts geschrieben.
</translation>
    </message>
    <message>
        <source>
Keeps only large pictures:

```json
{ &quot;type&quot;: &quot;script.filter&quot;, &quot;settings&quot;: { &quot;condition&quot;: &quot;size &gt; 1000 &amp;&amp; name.endsWith(\&quot;.jpg\&quot;)&quot; } }
```

An item that is left out has been dealt with: it is neither an error nor counted as skipped. What is
not `true` or `false` counts as in JavaScript: `0`, `&quot;&quot;`, `null` and `undefined` are false.

### Expressions

Expressions are JavaScript. The fields of the item are variables: `size &gt; 1000`. A field whose name
is not an identifier, or that may be missing, is read from `item`: `item[&quot;odd name&quot;]`. A variable
that is not a field of the item fails the item; `item[&quot;name&quot;]` is undefined instead.

Texts have JavaScript&apos;s methods: `name.endsWith(&quot;.jpg&quot;)`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Lists are arrays, maps are objects, dates are `Date`, bytes are
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` and the like are there; files, network and
other programs are not. A variable that is set in an expression is gone with the next item.

Numbers are exact for whole numbers up to 2^53 (9 007 199 254 740 992). Greater integers keep all
digits where they are passed on, and as text, `String(id)`; calculating or comparing with them fails
the item instead of giving a wrong result.
</source>
        <translation>
Behält nur große Bilder:

```json
{ &quot;type&quot;: &quot;script.filter&quot;, &quot;settings&quot;: { &quot;condition&quot;: &quot;size &gt; 1000 &amp;&amp; name.endsWith(\&quot;.jpg\&quot;)&quot; } }
```

Ein ausgelassenes Element ist erledigt: Es ist weder ein Fehler, noch zählt es als übersprungen. Was nicht
`true` oder `false` ist, zählt wie in JavaScript: `0`, `&quot;&quot;`, `null` und `undefined` sind falsch.

### Ausdrücke

Ausdrücke sind JavaScript. Die Felder des Elements sind Variablen: `size &gt; 1000`. Ein Feld, dessen Name
kein Bezeichner ist oder das fehlen darf, liest man aus `item`: `item[&quot;seltsamer Name&quot;]`. Eine Variable,
die kein Feld des Elements ist, lässt das Element scheitern; `item[&quot;name&quot;]` ist stattdessen undefined.

Texte haben die Methoden von JavaScript: `name.endsWith(&quot;.jpg&quot;)`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Listen sind Arrays, Zeitpunkte sind `Date`, Bytes sind
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` und dergleichen gibt es; Dateien, Netz und
andere Programme nicht. Eine Variable, die ein Ausdruck setzt, ist beim nächsten Element verschwunden.

Ganze Zahlen sind bis 2^53 (9 007 199 254 740 992) genau. Größere behalten alle Ziffern, wo sie
weitergegeben werden, und als Text, `String(id)`; mit ihnen zu rechnen oder sie zu vergleichen lässt das
Element scheitern, statt ein falsches Ergebnis zu liefern.
</translation>
    </message>
    <message>
        <source>Keeps the items for which a condition holds and leaves the others out.</source>
        <translation>Behält die Elemente, für die eine Bedingung gilt, und lässt die anderen aus.</translation>
    </message>
    <message>
        <source>Key columns</source>
        <translation>Schlüsselspalten</translation>
    </message>
    <message>
        <source>Key field</source>
        <translation>Schlüsselfeld</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>Art der Datenbank</translation>
    </message>
    <message>
        <source>Larger files fail instead of filling the memory.</source>
        <translation>Größere Dateien scheitern, statt den Speicher zu füllen.</translation>
    </message>
    <message>
        <source>Largest content</source>
        <translation>Größter Inhalt</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>Größte Anfrage</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Größte Größe</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Line field</source>
        <translation>Feld für die Zeile</translation>
    </message>
    <message>
        <source>List field</source>
        <translation>Feld mit der Liste</translation>
    </message>
    <message>
        <source>List files</source>
        <translation>Dateien auflisten</translation>
    </message>
    <message>
        <source>Listen for items</source>
        <translation>Elemente empfangen</translation>
    </message>
    <message>
        <source>Longest edge</source>
        <translation>Längste Kante</translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation>Längste Zeile</translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation>Längste Zeile</translation>
    </message>
    <message>
        <source>Longest value</source>
        <translation>Längster Wert</translation>
    </message>
    <message>
        <source>Make the table if it does not exist, with column types that fit the first items.</source>
        <translation>Die Tabelle anlegen, wenn es sie nicht gibt, mit Spaltentypen, die zu den ersten Elementen passen.</translation>
    </message>
    <message>
        <source>Makes a small version of a picture.</source>
        <translation>Macht eine kleine Fassung eines Bildes.</translation>
    </message>
    <message>
        <source>Makes an item for each element of a list.</source>
        <translation>Macht aus jedem Eintrag einer Liste ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each file in a folder.</source>
        <translation>Macht aus jeder Datei eines Ordners ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each file that is named in the settings.</source>
        <translation>Macht aus jeder in den Einstellungen genannten Datei ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each line of a JSON Lines file.</source>
        <translation>Macht aus jeder Zeile einer JSON-Lines-Datei ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each line of a file.</source>
        <translation>Macht aus jeder Zeile einer Datei ein Element.</translation>
    </message>
    <message>
        <source>Makes an item for each row of a CSV file.</source>
        <translation>Macht aus jeder Zeile einer CSV-Datei ein Element.</translation>
    </message>
    <message>
        <source>
Makes pictures of at most 256 × 256 pixels, which keep their shape, and writes them as files:

```json
&quot;steps&quot;: [
  { &quot;id&quot;: &quot;photos&quot;, &quot;type&quot;: &quot;files.list&quot;, &quot;settings&quot;: { &quot;folder&quot;: &quot;photos&quot;, &quot;patterns&quot;: [&quot;*.jpg&quot;] } },
  { &quot;id&quot;: &quot;small&quot;, &quot;type&quot;: &quot;image.thumbnail&quot;, &quot;workers&quot;: 4, &quot;settings&quot;: { &quot;size&quot;: 256 } },
  { &quot;id&quot;: &quot;save&quot;, &quot;type&quot;: &quot;files.write&quot;,
    &quot;settings&quot;: { &quot;folder&quot;: &quot;small&quot;, &quot;name&quot;: &quot;{name}&quot;, &quot;content&quot;: &quot;thumbnail&quot; } }
]
```

Reads JPEG, PNG, WebP, TIFF, GIF and HEIF; of several pages or frames, the first. The result is turned
upright as the EXIF data of the picture say, has the colours of sRGB, and no metadata. The item gets the
fields `thumbnail`, `width` and `height`.

A picture that is damaged or cut short fails, and is not half shown. Each worker uses one processor.
</source>
        <translation>
Macht Bilder von höchstens 256 × 256 Pixeln, die ihre Form behalten, und schreibt sie als Dateien:

```json
&quot;steps&quot;: [
  { &quot;id&quot;: &quot;photos&quot;, &quot;type&quot;: &quot;files.list&quot;, &quot;settings&quot;: { &quot;folder&quot;: &quot;photos&quot;, &quot;patterns&quot;: [&quot;*.jpg&quot;] } },
  { &quot;id&quot;: &quot;small&quot;, &quot;type&quot;: &quot;image.thumbnail&quot;, &quot;workers&quot;: 4, &quot;settings&quot;: { &quot;size&quot;: 256 } },
  { &quot;id&quot;: &quot;save&quot;, &quot;type&quot;: &quot;files.write&quot;,
    &quot;settings&quot;: { &quot;folder&quot;: &quot;small&quot;, &quot;name&quot;: &quot;{name}&quot;, &quot;content&quot;: &quot;thumbnail&quot; } }
]
```

Liest JPEG, PNG, WebP, TIFF, GIF und HEIF; von mehreren Seiten oder Bildern das erste. Das Ergebnis ist
aufrecht, wie die EXIF-Daten des Bildes es sagen, hat die Farben von sRGB und keine Metadaten. Das Element erhält
die Felder `thumbnail`, `width` und `height`.

Ein beschädigtes oder abgeschnittenes Bild scheitert und wird nicht halb gezeigt. Jeder Worker benutzt einen Prozessor.
</translation>
    </message>
    <message>
        <source>Most columns</source>
        <translation>Meiste Spalten</translation>
    </message>
    <message>
        <source>Most keys</source>
        <translation>Meiste Schlüssel</translation>
    </message>
    <message>
        <source>Most pixels</source>
        <translation>Meiste Pixel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the table; for PostgreSQL also &quot;schema.table&quot;.</source>
        <translation>Name der Tabelle; bei PostgreSQL auch „Schema.Tabelle“.</translation>
    </message>
    <message>
        <source>Names for the columns, in place of those of the first line; without both, they are column1, column2 and so on.</source>
        <translation>Namen der Spalten anstelle derer in der ersten Zeile; ohne beides heißen sie column1, column2 und so weiter.</translation>
    </message>
    <message>
        <source>Names of columns, each with a text with fields in braces. &quot;{size}&quot; alone keeps the type of the field. By default, every field of the first item is a column.</source>
        <translation>Namen von Spalten, jeweils mit einem Text mit Feldern in Klammern. „{size}“ allein behält den Typ des Feldes. Ohne Angabe ist jedes Feld des ersten Elements eine Spalte.</translation>
    </message>
    <message>
        <source>Names of fields in braces are replaced by their values; `{{` and `}}` stand for the braces themselves. Numbers are written in their shortest exact form, dates as in ISO 8601, lists and maps as JSON.

Example: a title for each photo:

    { &quot;into&quot;: &quot;title&quot;, &quot;text&quot;: &quot;{stem} ({width} × {height})&quot; }

An item that lacks one of the fields, or has no value there, fails.</source>
        <translation>Namen von Feldern in Klammern werden durch ihre Werte ersetzt; `{{` und `}}` stehen für die Klammern selbst. Zahlen werden in ihrer kürzesten genauen Form geschrieben, Zeitpunkte nach ISO 8601, Listen und Objekte als JSON.

Beispiel: ein Titel für jedes Foto:

    { &quot;into&quot;: &quot;title&quot;, &quot;text&quot;: &quot;{stem} ({width} × {height})&quot; }

Ein Element, dem eines der Felder fehlt oder das dort keinen Wert hat, scheitert.</translation>
    </message>
    <message>
        <source>Names of fields, each with the expression whose value it gets. All expressions see the item as it came in.</source>
        <translation>Namen von Feldern, jeweils mit dem Ausdruck, dessen Wert es erhält. Alle Ausdrücke sehen das Element, wie es ankam.</translation>
    </message>
    <message>
        <source>Number field</source>
        <translation>Feld für die Nummer</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Of the small picture. JPEG has no transparency: it becomes white.</source>
        <translation>Des kleinen Bildes. JPEG kennt keine Durchsichtigkeit: Sie wird weiß.</translation>
    </message>
    <message>
        <source>One item per file.</source>
        <translation>Ein Element je Datei.</translation>
    </message>
    <message>
        <source>One item per line that could be read.</source>
        <translation>Ein Element je Zeile, die sich lesen ließ.</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>Andere Felder</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Path field</source>
        <translation>Feld mit dem Pfad</translation>
    </message>
    <message>
        <source>Paths of the files, in the order in which they are read.</source>
        <translation>Pfade der Dateien, in der Reihenfolge, in der sie gelesen werden.</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Patterns of files and folders that are left out, such as &quot;*.tmp&quot; or &quot;node_modules&quot;.</source>
        <translation>Muster von Dateien und Ordnern, die ausgelassen werden, etwa „*.tmp“ oder „node_modules“.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>PostgreSQL: &quot;automatic&quot; checks the certificate of every server but one on this machine; &quot;require&quot; encrypts without checking who is at the other end.</source>
        <translation>PostgreSQL: „automatisch“ prüft das Zertifikat jedes Servers außer auf diesem Rechner; „nur verschlüsseln“ prüft nicht, wer am anderen Ende ist.</translation>
    </message>
    <message>
        <source>PostgreSQL: a reference such as ${env:PGPASSWORD}.</source>
        <translation>PostgreSQL: ein Verweis wie ${env:PGPASSWORD}.</translation>
    </message>
    <message>
        <source>PostgreSQL: name of the database, which must exist.</source>
        <translation>PostgreSQL: Name der Datenbank; es muss sie geben.</translation>
    </message>
    <message>
        <source>PostgreSQL: name of the server, or the folder of its local socket.</source>
        <translation>PostgreSQL: Name des Servers oder Ordner seines lokalen Sockets.</translation>
    </message>
    <message>
        <source>PostgreSQL: port of the server.</source>
        <translation>PostgreSQL: Port des Servers.</translation>
    </message>
    <message>
        <source>PostgreSQL: whom to log in as; by default the user of this machine.</source>
        <translation>PostgreSQL: als wer angemeldet wird; ohne Angabe der Benutzer dieses Rechners.</translation>
    </message>
    <message>
        <source>Private addresses too</source>
        <translation>Auch private Adressen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Read CSV</source>
        <translation>CSV lesen</translation>
    </message>
    <message>
        <source>Read JSON Lines</source>
        <translation>JSON Lines lesen</translation>
    </message>
    <message>
        <source>Read file</source>
        <translation>Datei lesen</translation>
    </message>
    <message>
        <source>Read lines</source>
        <translation>Zeilen lesen</translation>
    </message>
    <message>
        <source>Reads the file whose path is in the field `path` and adds its content as the field `content`, exactly as it is stored. For large files read line by line with text.lines, csv.read or json.read, which need little memory.

Example: small JSON documents as text:

    { &quot;as&quot;: &quot;text&quot;, &quot;maxSize&quot;: &quot;1 MiB&quot; }

The item fails if the file is missing, unreadable, no regular file, larger than `maxSize`, or, as text, not UTF-8.</source>
        <translation>Liest die Datei, deren Pfad im Feld `path` steht, und ergänzt ihren Inhalt als Feld `content`, genau wie er gespeichert ist. Große Dateien lesen Sie zeilenweise mit text.lines, csv.read oder json.read, die wenig Speicher brauchen.

Beispiel: kleine JSON-Dokumente als Text:

    { &quot;as&quot;: &quot;text&quot;, &quot;maxSize&quot;: &quot;1 MiB&quot; }

Das Element scheitert, wenn die Datei fehlt, sich nicht lesen lässt, keine gewöhnliche Datei ist, größer als `maxSize` oder, als Text, kein UTF-8.</translation>
    </message>
    <message>
        <source>Reads the file whose path is in the field `path`, piece by piece, and adds its SHA-256 as the field `hash`, in hexadecimal digits as sha256sum writes them. Equal files have equal checksums: flow.duplicates finds them.

Example: the MD5 of a text field:

    { &quot;algorithm&quot;: &quot;md5&quot;, &quot;of&quot;: &quot;value&quot;, &quot;field&quot;: &quot;url&quot;, &quot;into&quot;: &quot;key&quot; }

SHA-1 and MD5 can be forged; use them only to compare with lists that have them. The item fails if the file is missing or unreadable.</source>
        <translation>Liest die Datei, deren Pfad im Feld `path` steht, Stück für Stück und ergänzt ihre SHA-256-Prüfsumme als Feld `hash`, in Hexadezimalziffern, wie sha256sum sie schreibt. Gleiche Dateien haben gleiche Prüfsummen: flow.duplicates findet sie.

Beispiel: die MD5-Prüfsumme eines Textfeldes:

    { &quot;algorithm&quot;: &quot;md5&quot;, &quot;of&quot;: &quot;value&quot;, &quot;field&quot;: &quot;url&quot;, &quot;into&quot;: &quot;key&quot; }

SHA-1 und MD5 lassen sich fälschen; nehmen Sie sie nur zum Vergleich mit Listen, die sie enthalten. Das Element scheitert, wenn die Datei fehlt oder sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>Reads the file whose path is in the field `path`, which may be compressed with gzip or zstd (its first bytes tell, not its name), and hands on one item per line, in order, with all fields of the file&apos;s item. Lines end with LF or CRLF, which is not part of them; a last line without end counts, a byte-order mark does not. Memory does not depend on the size of the file.

Example: the lines of all logs, compressed or not:

    { &quot;id&quot;: &quot;logs&quot;, &quot;type&quot;: &quot;files.list&quot;, &quot;settings&quot;: { &quot;folder&quot;: &quot;/var/log&quot;, &quot;patterns&quot;: [&quot;*.log&quot;, &quot;*.log.*&quot;] } },
    { &quot;id&quot;: &quot;lines&quot;, &quot;type&quot;: &quot;text.lines&quot; }

The file&apos;s item fails if it is missing, unreadable, damaged or cut off, and if a line is longer than `maxLine`; the lines before that have been handed on then.</source>
        <translation>Liest die Datei, deren Pfad im Feld `path` steht und die mit gzip oder zstd komprimiert sein darf (ihre ersten Bytes zählen, nicht ihr Name), und gibt je Zeile ein Element weiter, der Reihe nach, mit allen Feldern vom Element der Datei. Zeilen enden mit LF oder CRLF, das nicht dazugehört; eine letzte Zeile ohne Ende zählt, eine Byte-Order-Mark nicht. Der Speicherbedarf hängt nicht von der Größe der Datei ab.

Beispiel: die Zeilen aller Protokolle, komprimiert oder nicht:

    { &quot;id&quot;: &quot;logs&quot;, &quot;type&quot;: &quot;files.list&quot;, &quot;settings&quot;: { &quot;folder&quot;: &quot;/var/log&quot;, &quot;patterns&quot;: [&quot;*.log&quot;, &quot;*.log.*&quot;] } },
    { &quot;id&quot;: &quot;lines&quot;, &quot;type&quot;: &quot;text.lines&quot; }

Das Element der Datei scheitert, wenn sie fehlt, sich nicht lesen lässt, beschädigt oder abgeschnitten ist, und wenn eine Zeile länger als `maxLine` ist; die Zeilen davor sind dann schon weitergegeben.</translation>
    </message>
    <message>
        <source>Reads the file whose path is in the field `path`, which may be compressed with gzip or zstd, and hands on one item per line, in order. Each line holds one JSON object, whose members become the fields; empty lines are passed over. Memory does not depend on the size of the file.

Whole numbers stay exact up to 64 bits; larger ones become text with all their digits. Objects in the object become maps, arrays become lists.

Example: all logs of a folder, with the name of the file in each item:

    { &quot;id&quot;: &quot;logs&quot;, &quot;type&quot;: &quot;files.list&quot;, &quot;settings&quot;: { &quot;folder&quot;: &quot;logs&quot;, &quot;patterns&quot;: [&quot;*.jsonl*&quot;] } },
    { &quot;id&quot;: &quot;entries&quot;, &quot;type&quot;: &quot;json.read&quot;, &quot;settings&quot;: { &quot;itemFields&quot;: &quot;keep&quot; } }

The file&apos;s item fails if it is missing, unreadable, damaged or cut off. Lines that are no JSON object, too long or nested too deep are treated as `badLines` says.</source>
        <translation>Liest die Datei, deren Pfad im Feld `path` steht und die mit gzip oder zstd komprimiert sein darf, und gibt je Zeile ein Element weiter, der Reihe nach. Jede Zeile enthält ein JSON-Objekt, dessen Einträge zu Feldern werden; leere Zeilen werden übergangen. Der Speicherbedarf hängt nicht von der Größe der Datei ab.

Ganze Zahlen bleiben bis 64 Bit genau; größere werden zu Text mit allen Ziffern. Objekte im Objekt bleiben Objekte, Arrays werden zu Listen.

Beispiel: alle Protokolle eines Ordners, mit dem Namen der Datei in jedem Element:

    { &quot;id&quot;: &quot;logs&quot;, &quot;type&quot;: &quot;files.list&quot;, &quot;settings&quot;: { &quot;folder&quot;: &quot;logs&quot;, &quot;patterns&quot;: [&quot;*.jsonl*&quot;] } },
    { &quot;id&quot;: &quot;entries&quot;, &quot;type&quot;: &quot;json.read&quot;, &quot;settings&quot;: { &quot;itemFields&quot;: &quot;keep&quot; } }

Das Element der Datei scheitert, wenn sie fehlt, sich nicht lesen lässt, beschädigt oder abgeschnitten ist. Mit Zeilen, die kein JSON-Objekt, zu lang oder zu tief verschachtelt sind, geschieht, was `badLines` sagt.</translation>
    </message>
    <message>
        <source>Reads the file whose path is in the field `path`, which may be compressed with gzip or zstd, and hands on one item per row, in order, with a field per column. Fields in quotes may hold delimiters, line breaks and doubled quotes (RFC 4180). Memory does not depend on the size of the file.

Columns are named by the first line; a name that is empty becomes `column3`, one that occurs again `name_2`. With `types` &quot;guess&quot;, unquoted numbers become numbers if no digit is lost by that (`007` and `+5` stay text), and nothing becomes null.

Example: one file, with broken rows set aside on the output `bad`:

    { &quot;id&quot;: &quot;orders&quot;, &quot;type&quot;: &quot;files.paths&quot;, &quot;settings&quot;: { &quot;files&quot;: [&quot;orders.csv&quot;] } },
    { &quot;id&quot;: &quot;rows&quot;, &quot;type&quot;: &quot;csv.read&quot;, &quot;settings&quot;: { &quot;types&quot;: &quot;guess&quot;, &quot;badLines&quot;: &quot;port&quot; } }

A row is broken if a quote is not closed, text follows a closing quote, it has another number of columns than the first, or its text is not UTF-8. After a broken row reading goes on at the next line. Empty lines are passed over unless there is only one column.</source>
        <translation>Liest die Datei, deren Pfad im Feld `path` steht und die mit gzip oder zstd komprimiert sein darf, und gibt je Datensatz ein Element weiter, der Reihe nach, mit einem Feld je Spalte. Felder in Anführungszeichen dürfen Trennzeichen, Zeilenumbrüche und doppelte Anführungszeichen enthalten (RFC 4180). Der Speicherbedarf hängt nicht von der Größe der Datei ab.

Die erste Zeile benennt die Spalten; ein leerer Name wird zu `column3`, ein wiederholter zu `name_2`. Mit `types` „erraten“ werden Zahlen ohne Anführungszeichen zu Zahlen, wenn dadurch keine Ziffer verloren geht (`007` und `+5` bleiben Text), und nichts wird zu null.

Beispiel: eine Datei, deren fehlerhafte Zeilen an den Ausgang `bad` gehen:

    { &quot;id&quot;: &quot;orders&quot;, &quot;type&quot;: &quot;files.paths&quot;, &quot;settings&quot;: { &quot;files&quot;: [&quot;orders.csv&quot;] } },
    { &quot;id&quot;: &quot;rows&quot;, &quot;type&quot;: &quot;csv.read&quot;, &quot;settings&quot;: { &quot;types&quot;: &quot;guess&quot;, &quot;badLines&quot;: &quot;port&quot; } }

Ein Datensatz ist fehlerhaft, wenn ein Anführungszeichen nicht geschlossen wird, hinter einem schließenden Text folgt, er eine andere Anzahl von Spalten hat als der erste oder sein Text kein UTF-8 ist. Nach einem fehlerhaften geht es mit der nächsten Zeile weiter. Leere Zeilen werden übergangen, außer wenn es nur eine Spalte gibt.</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Weiterleitungen</translation>
    </message>
    <message>
        <source>Refuse what does not fit, so that the client sends it again later; or let all clients wait.</source>
        <translation>Ablehnen, was nicht hineinpasst, sodass der Sender es später noch einmal schickt; oder alle Sender warten lassen.</translation>
    </message>
    <message>
        <source>Result field</source>
        <translation>Feld für das Ergebnis</translation>
    </message>
    <message>
        <source>Route items</source>
        <translation>Elemente verteilen</translation>
    </message>
    <message>
        <source>Rows per transaction</source>
        <translation>Zeilen je Transaktion</translation>
    </message>
    <message>
        <source>SQLite, a file, or a PostgreSQL server.</source>
        <translation>SQLite, eine Datei, oder ein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>How long to wait for another program that uses the same data.</source>
        <translation>Wie lange auf ein anderes Programm gewartet wird, das dieselben Daten benutzt.</translation>
    </message>
    <message>
        <source>SQLite: the file; it and its folder are made if they do not exist.</source>
        <translation>SQLite: die Datei; sie und ihr Ordner werden angelegt, wenn es sie nicht gibt.</translation>
    </message>
    <message>
        <source>SQLite: with &quot;normal&quot;, a power failure can undo the last transactions; &quot;full&quot; waits for the disk at each; with &quot;off&quot;, it can damage the file.</source>
        <translation>SQLite: Mit „normal“ kann ein Stromausfall die letzten Transaktionen rückgängig machen; „voll“ wartet bei jeder auf die Platte; mit „aus“ kann er die Datei beschädigen.</translation>
    </message>
    <message>
        <source>Safe for spreadsheets</source>
        <translation>Sicher für Tabellenprogramme</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>Sends each item to the output &quot;yes&quot; or &quot;no&quot;, as a condition decides.</source>
        <translation>Schickt jedes Element an den Ausgang „yes“ oder „no“, je nach einer Bedingung.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set fields</source>
        <translation>Felder setzen</translation>
    </message>
    <message>
        <source>Set text</source>
        <translation>Text setzen</translation>
    </message>
    <message>
        <source>Sets a field to a text that holds other fields.</source>
        <translation>Setzt ein Feld auf einen Text, der andere Felder enthält.</translation>
    </message>
    <message>
        <source>Sets fields of each item to the values of expressions.</source>
        <translation>Setzt Felder jedes Elements auf die Werte von Ausdrücken.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Sortiert</translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation>Symbolische Links</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Takes items that other programs send over HTTP.</source>
        <translation>Nimmt Elemente an, die andere Programme über HTTP senden.</translation>
    </message>
    <message>
        <source>Takes the list out of the field `field` and hands on one item per element, in order. The fields of an element that is a map become fields of its item, in place of those that the item had; any other element becomes the field `into`. An empty list makes no item.

Example: an item `{ &quot;order&quot;: 7, &quot;lines&quot;: [ { &quot;sku&quot;: &quot;a&quot; }, { &quot;sku&quot;: &quot;b&quot; } ] }` becomes `{ &quot;order&quot;: 7, &quot;sku&quot;: &quot;a&quot; }` and `{ &quot;order&quot;: 7, &quot;sku&quot;: &quot;b&quot; }` with

    { &quot;field&quot;: &quot;lines&quot; }

An item without the field, or with something else than a list in it, fails.</source>
        <translation>Nimmt die Liste aus dem Feld `field` und gibt je Eintrag ein Element weiter, der Reihe nach. Die Felder eines Eintrags, der ein Objekt ist, werden zu Feldern seines Elements und ersetzen gleichnamige; jeder andere Eintrag wird zum Feld `into`. Eine leere Liste ergibt kein Element.

Beispiel: Aus einem Element `{ &quot;order&quot;: 7, &quot;lines&quot;: [ { &quot;sku&quot;: &quot;a&quot; }, { &quot;sku&quot;: &quot;b&quot; } ] }` werden `{ &quot;order&quot;: 7, &quot;sku&quot;: &quot;a&quot; }` und `{ &quot;order&quot;: 7, &quot;sku&quot;: &quot;b&quot; }` mit

    { &quot;field&quot;: &quot;lines&quot; }

Ein Element ohne das Feld, oder mit etwas anderem als einer Liste darin, scheitert.</translation>
    </message>
    <message>
        <source>Tells items whose key was seen before from those that are new.</source>
        <translation>Trennt Elemente, deren Schlüssel schon vorkam, von neuen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The beginning of a pipeline that reads one file, or a few: give its items to csv.read, json.read, text.lines or files.read. The items have the same fields as those of files.list.

Example:

    { &quot;files&quot;: [&quot;orders.csv&quot;] }

The run does not start if one of the files is missing.</source>
        <translation>Der Anfang einer Pipeline, die eine Datei oder einige wenige liest: Geben Sie die Elemente an csv.read, json.read, text.lines oder files.read. Sie haben dieselben Felder wie die von files.list.

Beispiel:

    { &quot;files&quot;: [&quot;orders.csv&quot;] }

Der Lauf beginnt nicht, wenn eine der Dateien fehlt.</translation>
    </message>
    <message>
        <source>The field for elements that are not maps.</source>
        <translation>Das Feld für Einträge, die keine Objekte sind.</translation>
    </message>
    <message>
        <source>The field of duplicates that gets it.</source>
        <translation>Das Feld der Doppelten, das es erhält.</translation>
    </message>
    <message>
        <source>The field of the first item that its duplicates get; empty for none.</source>
        <translation>Das Feld des ersten Elements, das seine Doppelten erhalten; leer für keines.</translation>
    </message>
    <message>
        <source>The field that gets the bytes of the small picture.</source>
        <translation>Das Feld, das die Bytes des kleinen Bildes erhält.</translation>
    </message>
    <message>
        <source>The field that gets the checksum.</source>
        <translation>Das Feld, das die Prüfsumme erhält.</translation>
    </message>
    <message>
        <source>The field that gets the content.</source>
        <translation>Das Feld, das den Inhalt erhält.</translation>
    </message>
    <message>
        <source>The field that gets the line.</source>
        <translation>Das Feld, das die Zeile erhält.</translation>
    </message>
    <message>
        <source>The field that gets the list.</source>
        <translation>Das Feld, das die Liste erhält.</translation>
    </message>
    <message>
        <source>The field that gets the number of the line, from 1; empty for none.</source>
        <translation>Das Feld für die Nummer der Zeile, ab 1; leer für keines.</translation>
    </message>
    <message>
        <source>The field that gets the number of the line; empty for none.</source>
        <translation>Das Feld für die Nummer der Zeile; leer für keines.</translation>
    </message>
    <message>
        <source>The field that gets the number of the row&apos;s first line; empty for none.</source>
        <translation>Das Feld für die Nummer der ersten Zeile des Datensatzes; leer für keines.</translation>
    </message>
    <message>
        <source>The field that gets the path of the written file.</source>
        <translation>Das Feld, das den Pfad der geschriebenen Datei erhält.</translation>
    </message>
    <message>
        <source>The field that gets the text; it is added or replaced.</source>
        <translation>Das Feld, das den Text erhält; es kommt hinzu oder wird ersetzt.</translation>
    </message>
    <message>
        <source>The field that holds the file&apos;s path.</source>
        <translation>Das Feld mit dem Pfad der Datei.</translation>
    </message>
    <message>
        <source>The field that holds the list; the results do not have it.</source>
        <translation>Das Feld mit der Liste; die Ergebnisse haben es nicht.</translation>
    </message>
    <message>
        <source>The field that holds the path or the value.</source>
        <translation>Das Feld mit dem Pfad oder dem Wert.</translation>
    </message>
    <message>
        <source>The field whose text (as UTF-8) or bytes are written.</source>
        <translation>Das Feld, dessen Text (als UTF-8) oder Bytes geschrieben werden.</translation>
    </message>
    <message>
        <source>The field with the path or the picture.</source>
        <translation>Das Feld mit dem Pfad oder dem Bild.</translation>
    </message>
    <message>
        <source>The fields that are written, in this order; all if there are none.</source>
        <translation>Die Felder, die geschrieben werden, in dieser Reihenfolge; ohne Angabe alle.</translation>
    </message>
    <message>
        <source>The fields that are written, in this order; those of the first item if there are none.</source>
        <translation>Die Felder, die geschrieben werden, in dieser Reihenfolge; ohne Angabe die des ersten Elements.</translation>
    </message>
    <message>
        <source>The file appears under its name only when the last item has been written; if the run fails or is aborted, what was there before stays. An item counts as done when it is accepted, before the file appears. The text is UTF-8, lines end with LF, and values that hold the delimiter, quotes or line breaks stand in quotes (RFC 4180). The file `-` is the standard output.

Without `columns`, the fields of the first item are the columns, and a later item with another field fails, so that nothing is left out silently. With `columns`, other fields are left out, and a field that an item lacks becomes an empty value.

Example:

    { &quot;file&quot;: &quot;errors.csv&quot;, &quot;columns&quot;: [&quot;time&quot;, &quot;message&quot;], &quot;delimiter&quot;: &quot;;&quot; }

With `spreadsheetSafe`, text that a spreadsheet would run as a formula (it begins with =, +, -, @, tab or a line break and is no number) gets an apostrophe in front. Switch it off for files that programs read.</source>
        <translation>Die Datei erscheint unter ihrem Namen erst, wenn das letzte Element geschrieben ist; scheitert der Lauf oder wird er abgebrochen, bleibt, was vorher da war. Ein Element gilt als erledigt, sobald es angenommen ist, also bevor die Datei erscheint. Der Text ist UTF-8, Zeilen enden mit LF, und Werte mit Trennzeichen, Anführungszeichen oder Zeilenumbrüchen stehen in Anführungszeichen (RFC 4180). Die Datei `-` ist die Standardausgabe.

Ohne `columns` sind die Felder des ersten Elements die Spalten, und ein späteres Element mit einem weiteren Feld scheitert, damit nichts stillschweigend wegfällt. Mit `columns` fallen andere Felder weg, und ein Feld, das einem Element fehlt, wird zu einem leeren Wert.

Beispiel:

    { &quot;file&quot;: &quot;errors.csv&quot;, &quot;columns&quot;: [&quot;time&quot;, &quot;message&quot;], &quot;delimiter&quot;: &quot;;&quot; }

Mit `spreadsheetSafe` erhält Text, den ein Tabellenprogramm als Formel ausführen würde (er beginnt mit =, +, -, @, Tabulator oder Zeilenumbruch und ist keine Zahl), einen Apostroph davor. Für Dateien, die Programme lesen, schalten Sie das aus.</translation>
    </message>
    <message>
        <source>The file that is written, or &quot;-&quot; for the standard output.</source>
        <translation>Die Datei, die geschrieben wird, oder „-“ für die Standardausgabe.</translation>
    </message>
    <message>
        <source>The first item of each key.</source>
        <translation>Das erste Element jedes Schlüssels.</translation>
    </message>
    <message>
        <source>The first item with a certain value in the field `key` leaves through the output `unique`, all later ones leave through `duplicate`, with the field `describe` of the first one as `duplicateOf`. To have all items together again, link both outputs to the same step. To drop duplicates, link only `unique`.

Example: after files.hash, files with the same content:

    { &quot;key&quot;: &quot;hash&quot;, &quot;describe&quot;: &quot;path&quot; }

The keys are in memory until the end: about 250 bytes for each different one and its description, so 250 MB for a million files. More than `maxKeys` different ones let the items fail. Values of different types are different: the number 1 is not the text &quot;1&quot;. An item without the key fails.</source>
        <translation>Das erste Element mit einem bestimmten Wert im Feld `key` geht durch den Ausgang `unique`, alle späteren durch `duplicate`, mit dem Feld `describe` des ersten als `duplicateOf`. Um alle Elemente wieder beisammen zu haben, verbinden Sie beide Ausgänge mit demselben Schritt. Um Doppelte wegzulassen, verbinden Sie nur `unique`.

Beispiel: nach files.hash, Dateien mit demselben Inhalt:

    { &quot;key&quot;: &quot;hash&quot;, &quot;describe&quot;: &quot;path&quot; }

Die Schlüssel bleiben bis zum Ende im Speicher: etwa 250 Bytes für jeden verschiedenen mit seiner Beschreibung, also 250 MB für eine Million Dateien. Mehr als `maxKeys` verschiedene lassen die Elemente scheitern. Werte verschiedenen Typs sind verschieden: Die Zahl 1 ist nicht der Text „1“. Ein Element ohne den Schlüssel scheitert.</translation>
    </message>
    <message>
        <source>The folder below which all files are written.</source>
        <translation>Der Ordner, unter dem alle Dateien geschrieben werden.</translation>
    </message>
    <message>
        <source>The folder whose files are listed.</source>
        <translation>Der Ordner, dessen Dateien aufgelistet werden.</translation>
    </message>
    <message>
        <source>The kind of checksum.</source>
        <translation>Die Art der Prüfsumme.</translation>
    </message>
    <message>
        <source>The longer of width and height of the result. Smaller pictures are not enlarged.</source>
        <translation>Breite oder Höhe des Ergebnisses, was länger ist. Kleinere Bilder werden nicht vergrößert.</translation>
    </message>
    <message>
        <source>The name of each file, such as &quot;{stem}.txt&quot;; folders are separated by &quot;/&quot;.</source>
        <translation>Der Name jeder Datei, etwa „{stem}.txt“; Ordner werden mit „/“ getrennt.</translation>
    </message>
    <message>
        <source>The text, with fields such as {name}.</source>
        <translation>Der Text, mit Feldern wie {name}.</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Vorschaubild</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Time for a request</source>
        <translation>Zeit für eine Anfrage</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Zeit insgesamt</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Zeit zum Verbinden</translation>
    </message>
    <message>
        <source>Time without data</source>
        <translation>Zeit ohne Daten</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Zugangsschlüssel</translation>
    </message>
    <message>
        <source>
Treats large and small files differently:

```json
&quot;steps&quot;: [
  { &quot;id&quot;: &quot;large&quot;, &quot;type&quot;: &quot;script.route&quot;, &quot;settings&quot;: { &quot;condition&quot;: &quot;size &gt; 1000000&quot; } }
],
&quot;links&quot;: [
  { &quot;from&quot;: &quot;large:yes&quot;, &quot;to&quot;: &quot;compress&quot; },
  { &quot;from&quot;: &quot;large:no&quot;, &quot;to&quot;: &quot;copy&quot; }
]
```

What is not `true` or `false` counts as in JavaScript: `0`, `&quot;&quot;`, `null` and `undefined` are &quot;no&quot;.

### Expressions

Expressions are JavaScript. The fields of the item are variables: `size &gt; 1000`. A field whose name
is not an identifier, or that may be missing, is read from `item`: `item[&quot;odd name&quot;]`. A variable
that is not a field of the item fails the item; `item[&quot;name&quot;]` is undefined instead.

Texts have JavaScript&apos;s methods: `name.endsWith(&quot;.jpg&quot;)`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Lists are arrays, maps are objects, dates are `Date`, bytes are
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` and the like are there; files, network and
other programs are not. A variable that is set in an expression is gone with the next item.

Numbers are exact for whole numbers up to 2^53 (9 007 199 254 740 992). Greater integers keep all
digits where they are passed on, and as text, `String(id)`; calculating or comparing with them fails
the item instead of giving a wrong result.
</source>
        <translation>
Behandelt große und kleine Dateien verschieden:

```json
&quot;steps&quot;: [
  { &quot;id&quot;: &quot;large&quot;, &quot;type&quot;: &quot;script.route&quot;, &quot;settings&quot;: { &quot;condition&quot;: &quot;size &gt; 1000000&quot; } }
],
&quot;links&quot;: [
  { &quot;from&quot;: &quot;large:yes&quot;, &quot;to&quot;: &quot;compress&quot; },
  { &quot;from&quot;: &quot;large:no&quot;, &quot;to&quot;: &quot;copy&quot; }
]
```

Was nicht `true` oder `false` ist, zählt wie in JavaScript: `0`, `&quot;&quot;`, `null` und `undefined` sind „no“.

### Ausdrücke

Ausdrücke sind JavaScript. Die Felder des Elements sind Variablen: `size &gt; 1000`. Ein Feld, dessen Name
kein Bezeichner ist oder das fehlen darf, liest man aus `item`: `item[&quot;seltsamer Name&quot;]`. Eine Variable,
die kein Feld des Elements ist, lässt das Element scheitern; `item[&quot;name&quot;]` ist stattdessen undefined.

Texte haben die Methoden von JavaScript: `name.endsWith(&quot;.jpg&quot;)`, `name.toLowerCase()`,
`/^IMG_\d+/.test(name)`. Listen sind Arrays, Zeitpunkte sind `Date`, Bytes sind
`ArrayBuffer`. `Math`, `JSON`, `Number()`, `String()` und dergleichen gibt es; Dateien, Netz und
andere Programme nicht. Eine Variable, die ein Ausdruck setzt, ist beim nächsten Element verschwunden.

Ganze Zahlen sind bis 2^53 (9 007 199 254 740 992) genau. Größere behalten alle Ziffern, wo sie
weitergegeben werden, und als Text, `String(id)`; mit ihnen zu rechnen oder sie zu vergleichen lässt das
Element scheitern, statt ein falsches Ergebnis zu liefern.
</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Unreadable folders</source>
        <translation>Unlesbare Ordner</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Value field</source>
        <translation>Feld mit dem Wert</translation>
    </message>
    <message>
        <source>Wait for a lock</source>
        <translation>Auf eine Sperre warten</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>What happens at a folder that cannot be read: &quot;fail&quot; ends the run, &quot;skip&quot; leaves it out, &quot;port&quot; makes an item for the output &quot;unreadable&quot;.</source>
        <translation>Was an einem Ordner geschieht, der sich nicht lesen lässt: „scheitern“ beendet den Lauf, „auslassen“ lässt ihn aus, „an einen Ausgang“ macht ein Element für den Ausgang „unreadable“.</translation>
    </message>
    <message>
        <source>What happens to a line that cannot be read: &quot;fail&quot; lets the file&apos;s item fail at that line, &quot;skip&quot; leaves the line out, &quot;port&quot; sends it to the output &quot;bad&quot; with the fields path, lineNumber, text and reason.</source>
        <translation>Was mit einer Zeile geschieht, die sich nicht lesen lässt: „scheitern“ lässt das Element der Datei an dieser Zeile scheitern, „auslassen“ lässt die Zeile weg, „an einen Ausgang“ schickt sie an den Ausgang „bad“, mit den Feldern path, lineNumber, text und reason.</translation>
    </message>
    <message>
        <source>What happens to a line that is not UTF-8: &quot;replace&quot; puts a mark in place of each wrong byte, &quot;fail&quot; lets the file&apos;s item fail, &quot;bytes&quot; hands the line on as bytes.</source>
        <translation>Was mit einer Zeile geschieht, die kein UTF-8 ist: „ersetzen“ setzt ein Zeichen anstelle jedes falschen Bytes, „scheitern“ lässt das Element der Datei scheitern, „Bytes“ gibt die Zeile als Bytes weiter.</translation>
    </message>
    <message>
        <source>What separates the columns.</source>
        <translation>Was die Spalten trennt.</translation>
    </message>
    <message>
        <source>What separates the columns; &quot;auto&quot; takes what is most frequent in the first line.</source>
        <translation>Was die Spalten trennt; „automatisch“ nimmt, was in der ersten Zeile am häufigsten ist.</translation>
    </message>
    <message>
        <source>What to fetch: a field of the item, or a text with fields in braces.</source>
        <translation>Was geholt wird: ein Feld des Elements oder ein Text mit Feldern in Klammern.</translation>
    </message>
    <message>
        <source>When the next steps are busy</source>
        <translation>Wenn die nächsten Schritte ausgelastet sind</translation>
    </message>
    <message>
        <source>Where to listen.</source>
        <translation>Wo auf Anfragen gewartet wird.</translation>
    </message>
    <message>
        <source>Whether &quot;*.jpg&quot; also finds &quot;A.JPG&quot;.</source>
        <translation>Ob „*.jpg“ auch „A.JPG“ findet.</translation>
    </message>
    <message>
        <source>Whether files and folders whose names begin with a dot are listed.</source>
        <translation>Ob Dateien und Ordner aufgelistet werden, deren Namen mit einem Punkt beginnen.</translation>
    </message>
    <message>
        <source>Whether text that looks like a formula gets an apostrophe in front, so that it is shown and not run.</source>
        <translation>Ob Text, der wie eine Formel aussieht, einen Apostroph davor erhält, damit er angezeigt und nicht ausgeführt wird.</translation>
    </message>
    <message>
        <source>Whether the files are counted before the first is handed on, so that progress has a percentage. It reads the names twice: switch it off for slow network folders.</source>
        <translation>Ob die Dateien gezählt werden, bevor die erste weitergegeben wird, damit der Fortschritt Prozente hat. Die Namen werden dann zweimal gelesen: für langsame Netzwerkordner ausschalten.</translation>
    </message>
    <message>
        <source>Whether the files of a folder come in the order of their names; else as the disk has them, in less memory.</source>
        <translation>Ob die Dateien eines Ordners in der Reihenfolge ihrer Namen kommen; sonst wie auf der Platte, mit weniger Speicher.</translation>
    </message>
    <message>
        <source>Whether the first line holds the names of the columns.</source>
        <translation>Ob in der ersten Zeile die Namen der Spalten stehen.</translation>
    </message>
    <message>
        <source>Whether the folders in the folder are listed too.</source>
        <translation>Ob auch die Ordner im Ordner aufgelistet werden.</translation>
    </message>
    <message>
        <source>Whether the items also have the fields of the file&apos;s item, such as its path; a member of the same name wins.</source>
        <translation>Ob die Elemente auch die Felder vom Element der Datei haben, etwa ihren Pfad; ein gleichnamiger Eintrag der Zeile geht vor.</translation>
    </message>
    <message>
        <source>Whether the results also have the other fields of the item.</source>
        <translation>Ob die Ergebnisse auch die anderen Felder des Elements haben.</translation>
    </message>
    <message>
        <source>Whether the rows also have the fields of the file&apos;s item, such as its path; a column of the same name wins.</source>
        <translation>Ob die Zeilen auch die Felder vom Element der Datei haben, etwa ihren Pfad; eine gleichnamige Spalte geht vor.</translation>
    </message>
    <message>
        <source>With badLines &quot;port&quot;: one item per line that could not be read, with the fields path, lineNumber, text and reason.</source>
        <translation>Mit badLines „port“: ein Element je Zeile, die sich nicht lesen ließ, mit den Feldern path, lineNumber, text und reason.</translation>
    </message>
    <message>
        <source>With subfolders</source>
        <translation>Mit Unterordnern</translation>
    </message>
    <message>
        <source>With unreadable &quot;port&quot;: one item per folder or file that could not be looked at, with the fields path and reason.</source>
        <translation>Mit unreadable „port“: ein Element je Ordner oder Datei, die sich nicht ansehen ließ, mit den Feldern path und reason.</translation>
    </message>
    <message>
        <source>Write CSV</source>
        <translation>CSV schreiben</translation>
    </message>
    <message>
        <source>Write JSON Lines</source>
        <translation>JSON Lines schreiben</translation>
    </message>
    <message>
        <source>Write after</source>
        <translation>Schreiben nach</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>Writes a field of each item to a file of its own.</source>
        <translation>Schreibt ein Feld jedes Elements in eine eigene Datei.</translation>
    </message>
    <message>
        <source>Writes all items as the lines of one JSON Lines file.</source>
        <translation>Schreibt alle Elemente als Zeilen einer JSON-Lines-Datei.</translation>
    </message>
    <message>
        <source>Writes all items as the rows of one CSV file.</source>
        <translation>Schreibt alle Elemente als Zeilen einer CSV-Datei.</translation>
    </message>
    <message>
        <source>Writes items as rows of a table of SQLite or PostgreSQL.</source>
        <translation>Schreibt Elemente als Zeilen in eine Tabelle von SQLite oder PostgreSQL.</translation>
    </message>
    <message>
        <source>Writes the bytes or the text of the field `content` to a file in `folder`, which is made if it is missing, and passes the item on with the file&apos;s path in the field `written`. A file appears under its name only when it is complete.

The `name` may hold fields of the item and folders: `{year}/{stem}.txt`. No item can write outside of the folder: the value of a field must be a plain name, without &quot;/&quot;, &quot;..&quot;, a leading &quot;~&quot; or unseen characters, else the item fails with the code `confinement`. With `nameFields` &quot;path&quot; a field may name folders too, as `{relativePath}` of files.list does.

Example: the same tree of folders again, with new content:

    { &quot;folder&quot;: &quot;out&quot;, &quot;name&quot;: &quot;{relativePath}&quot;, &quot;nameFields&quot;: &quot;path&quot;, &quot;existing&quot;: &quot;overwrite&quot; }

By default an item fails if there is a file of that name, so that two items with the same name do not silently become one file.</source>
        <translation>Schreibt die Bytes oder den Text des Feldes `content` in eine Datei in `folder`, der angelegt wird, wenn er fehlt, und gibt das Element mit dem Pfad der Datei im Feld `written` weiter. Eine Datei erscheint unter ihrem Namen erst, wenn sie vollständig ist.

Der `name` darf Felder des Elements und Ordner enthalten: `{year}/{stem}.txt`. Kein Element kann außerhalb des Ordners schreiben: Der Wert eines Feldes muss ein einfacher Name sein, ohne „/“, „..“, „~“ am Anfang und unsichtbare Zeichen, sonst scheitert das Element mit dem Code `confinement`. Mit `nameFields` „Pfad“ darf ein Feld auch Ordner nennen, wie `{relativePath}` von files.list.

Beispiel: derselbe Baum von Ordnern noch einmal, mit neuem Inhalt:

    { &quot;folder&quot;: &quot;out&quot;, &quot;name&quot;: &quot;{relativePath}&quot;, &quot;nameFields&quot;: &quot;path&quot;, &quot;existing&quot;: &quot;overwrite&quot; }

Ohne andere Angabe scheitert ein Element, wenn es eine Datei dieses Namens gibt, damit nicht zwei gleichnamige Elemente stillschweigend zu einer Datei werden.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>blake2b</source>
        <translation>BLAKE2b</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>disable</source>
        <translation>ohne Verschlüsselung</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>weglassen</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>scheitern</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>first-line</source>
        <translation>erste Zeile</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>folgen</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>erraten</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignorieren</translation>
    </message>
    <message>
        <source>jpeg</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>latin-1</source>
        <translation>Latin-1</translation>
    </message>
    <message>
        <source>md5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nummerieren</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>overwrite</source>
        <translation>überschreiben</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>png</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>port</source>
        <translation>an einen Ausgang</translation>
    </message>
    <message>
        <source>postgresql</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>ablehnen</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
    <message>
        <source>require</source>
        <translation>nur verschlüsseln</translation>
    </message>
    <message>
        <source>sha1</source>
        <translation>SHA-1</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>sha512</source>
        <translation>SHA-512</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>auslassen</translation>
    </message>
    <message>
        <source>sqlite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>auf der Platte</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>utf-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>verify-full</source>
        <translation>vollständig prüfen</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>warten</translation>
    </message>
    <message>
        <source>webp</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
</context>
</TS>
