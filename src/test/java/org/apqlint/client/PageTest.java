package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apqlint.Checked;
import org.apqlint.report.HostScript;
import org.apqlint.report.Look;
import org.apqlint.report.ReportInput;
import org.apqlint.report.format.ReportFormat;
import org.apqlint.report.svg.MapFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page of the report in a real browser. */
class PageTest {

  private static final String SPEC =
      """
      host zeus {
          kernel 6.12.117
          adapters 3, 5, 6
          domains 4, 0x47, 0xab, 0xff
          apmask all but 5, 6
          aqmask all but 4, 0x47, 0xab
          queue 06.00ab unbound
      }

      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4, 0xab
      }

      mdev web-crypto on zeus {
          uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
          adapters 5
          domains 4, 0x47
      }

      guest db on zeus {
          uses db-crypto
          state running
      }

      guest web on zeus {
          uses web-crypto
      }
      """;

  private static final String COLOURS =
      """
      const bright = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((c) => c / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const back = (e) => {
        for (; e; e = e.parentElement) {
          const colour = getComputedStyle(e).backgroundColor;
          if (!/, 0\\)$/.test(colour)) return colour;
        }
        return 'rgb(255, 255, 255)';
      };
      return [...document.querySelectorAll('body *')]
          .filter((e) => !e.closest('svg, script, style, .skip') && e.checkVisibility()
              && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
          .map((e) => {
            const [one, other] = [bright(getComputedStyle(e).color), bright(back(e))].sort((x, y) => y - x);
            return [(one + 0.05) / (other + 0.05), e];
          })
          .filter(([ratio]) => ratio < 4.5)
          .map(([ratio, e]) => ratio.toFixed(1) + ' ' + e.outerHTML.slice(0, 90)).join('\\n');
      """;

  @TempDir private static Path directory;

  private static Browser browser;

  @BeforeAll
  static void openBrowser() throws IOException {
    Browser.assumeInstalled();
    browser = Browser.open(1280, 1000);
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Whatever a test did: nothing was logged, and nothing but the page itself was loaded. */
  @AfterEach
  void thePageIsQuiet() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).allMatch(address -> address.startsWith("file://" + directory));
    browser.emulate("", "prefers-color-scheme", "");
  }

  private static ReportInput input(String spec) {
    Checked checked = Checked.text("zeus.apq", spec);
    return new ReportInput(checked.analysis(), checked.spec().changes(), checked.sources())
        .with(
            () ->
                List.of(
                    new HostScript(
                        "zeus",
                        java.util.Optional.of("#!/bin/bash\nexit 0\n"),
                        List.of(),
                        java.util.Optional.empty())));
  }

  private static void show(String spec) {
    show("report.html", ReportFormat.HTML.renderer(Look.PLAIN).render(input(spec)));
  }

  private static void show(String name, String text) {
    try {
      Path file = Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
      browser.driver().get("file://" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WebElement find(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  private static String focused() {
    return browser.evaluate("return document.activeElement.getAttribute('aria-label')");
  }

  /** Moves the pointer over a cell, from the upper left corner of the map. */
  private static void pointAt(int row, int column) {
    String place =
        """
        const figure = document.querySelector('figure.map');
        const data = JSON.parse(figure.nextElementSibling.textContent);
        figure.querySelector('.canvas svg').scrollIntoView({block: 'start'});
        const svg = figure.querySelector('.canvas svg');
        const box = svg.getBoundingClientRect();
        const scale = box.width / svg.viewBox.baseVal.width;
        return [box.left + (data.domains[arguments[1]][1] + data.cell / 2) * scale,
                box.top + (data.adapters[arguments[0]][1] + data.cell / 2) * scale].map(Math.round).join(' ');
        """;
    String[] at = browser.evaluate(place, row, column).split(" ");
    new Actions(browser.driver())
        .moveToLocation(Integer.parseInt(at[0]), Integer.parseInt(at[1]))
        .perform();
  }

  @Test
  void theMapIsDrawn() {
    show(SPEC);
    String boxes =
        browser.evaluate(
            """
            return [...document.querySelectorAll('.canvas svg g > *')].map((e) => {
              const box = e.getBoundingClientRect();
              return e.getAttribute('class') + ' ' + (box.width > 5 && box.height > 5);
            }).join('\\n')
            """);
    assertThat(boxes.lines())
        .contains("m0 true", "m1 true", "host true", "free true", "conflict true", "unbound true")
        .contains("t-seen true", "t-filtered true", "number true")
        .noneMatch(line -> line.endsWith("false"));
    // A colour, and over it the pattern, are really painted.
    assertThat(browser.evaluate("return getComputedStyle(document.querySelector('.m0')).fill"))
        .startsWith("rgb(");
    assertThat(browser.driver().findElements(By.cssSelector(".canvas path[fill^='url(#p1-']")))
        .hasSize(4);
  }

  @Test
  void aFilteredQueueTellsWhyWhenThePointerIsOverIt() {
    show(SPEC);
    assertThat(find(".answer").getText()).startsWith("Point at a queue");
    pointAt(2, 0);
    assertThat(find(".answer").getText())
        .startsWith("06.0004 (6.4): filtered from mdev db-crypto: db does not see it\n")
        .contains("06.0004 is for vfio_ap (")
        .contains("06.0004 is not in guest db: adapter 6 is filtered, because 06.00ab of mdev")
        .contains("queue 06.00ab is declared unbound, zeus.apq:7")
        .contains("findings: AP301")
        .endsWith("more: apqlint why zeus/06.0004 zeus.apq");
    pointAt(1, 1);
    assertThat(find(".answer").getText()).startsWith("05.0047 (5.71): seen by web, with mdev web-");
    // It stays while the pointer goes on to a link in it.
    pointAt(2, 0);
    find(".answer a").click();
    assertThat(find("article:target").getAttribute("data-code")).isEqualTo("AP301");
  }

  @Test
  void aChosenQueueKeepsItsAnswer() {
    show(SPEC);
    Actions mouse = new Actions(browser.driver());
    pointAt(2, 0);
    mouse.click().perform();
    pointAt(1, 1);
    assertThat(find(".answer").getText()).startsWith("06.0004 (6.4): filtered");
    mouse.click().perform();
    pointAt(2, 0);
    assertThat(find(".answer").getText()).startsWith("05.0047 (5.71): seen by web");
    mouse.sendKeys(Keys.ESCAPE).perform();
    pointAt(2, 0);
    assertThat(find(".answer").getText()).startsWith("06.0004 (6.4): filtered");
  }

  @Test
  void everyQueueCanBeReachedFromTheKeyboard() {
    show(SPEC);
    List<String> stops = new ArrayList<>();
    Actions keys = new Actions(browser.driver());
    for (int i = 0; i < 40 && !String.valueOf(focused()).contains("03.0004"); i++) {
      keys.sendKeys(Keys.TAB).perform();
      stops.add(focused());
    }
    assertThat(focused()).as(stops.toString()).isEqualTo("03.0004 (3.4): for vfio_ap, in no mdev");
    keys.sendKeys(Keys.ARROW_DOWN).perform();
    assertThat(focused()).startsWith("05.0004 (5.4): conflict: claimed by");
    keys.sendKeys(Keys.ARROW_RIGHT).perform();
    assertThat(focused()).startsWith("05.0047 (5.71): ");
    keys.sendKeys(Keys.END).sendKeys(Keys.ARROW_RIGHT).perform();
    assertThat(focused()).startsWith("05.00ff (5.255): ");
    keys.sendKeys(Keys.PAGE_DOWN).sendKeys(Keys.HOME).perform();
    assertThat(focused()).startsWith("06.0004 (6.4): filtered");
    assertThat(find(".answer").getText()).contains("06.0004 is not in guest db: adapter 6");
    assertThat(
            browser.evaluate("return document.querySelectorAll('.cursor[tabindex=\"0\"]').length"))
        .isEqualTo("1");
    // From the queue to its finding, and back by way of what Tab reaches next.
    keys.sendKeys(Keys.ENTER).sendKeys(Keys.ENTER).perform();
    assertThat(find("article:target").getAttribute("data-code")).isEqualTo("AP301");
  }

  @Test
  void aFindingLeadsToItsQueueAndItsGuest() {
    show(SPEC);
    WebElement finding = find("article[data-code=AP201]");
    finding.findElement(By.cssSelector("a[data-queue]")).click();
    assertThat(focused())
        .startsWith("05.0004 (5.4): conflict: claimed by db-crypto and web-crypto");
    assertThat(browser.evaluate("return location.hash")).isEqualTo("#h1-map");
    finding.findElement(By.linkText("guest web")).click();
    assertThat(find("article:target h3").getText()).isEqualTo("guest web");
    find("article.card .links a.badge").click();
    assertThat(find("article:target").getAttribute("class")).startsWith("finding");
  }

  @Test
  void everyLinkHasItsTarget() {
    show(SPEC);
    assertThat(
            browser.evaluate(
                "return [...document.links].filter((a) => !document.querySelector(a.hash)).length"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void wordsStandOutFromTheirGround(String scheme) {
    browser.emulate("", "prefers-color-scheme", scheme);
    show(SPEC);
    browser.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    pointAt(2, 0);
    assertThat(browser.evaluate("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme.equals("dark") ? "rgb(15, 19, 24)" : "rgb(255, 255, 255)");
    assertThat(browser.evaluate(COLOURS)).isEmpty();
  }

  @Test
  void onPaperAllIsOpenAndLight() {
    browser.emulate("print", "prefers-color-scheme", "dark");
    show(SPEC);
    assertThat(browser.evaluate("return getComputedStyle(document.body).color"))
        .isEqualTo("rgb(27, 31, 36)");
    assertThat(find("nav").isDisplayed()).isFalse();
    browser.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(find("details table").isDisplayed()).isTrue();
    browser.evaluate("window.dispatchEvent(new Event('afterprint'))");
    assertThat(browser.driver().findElements(By.cssSelector("details[open]"))).isEmpty();
  }

  @Test
  void aNarrowWindowScrollsOnlyTheMap() {
    show(SPEC);
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            java.util.Map.of("width", 360, "height", 700, "deviceScaleFactor", 1, "mobile", false));
    try {
      assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
    } finally {
      browser
          .driver()
          .executeCdpCommand("Emulation.clearDeviceMetricsOverride", java.util.Map.of());
    }
  }

  @Test
  void withoutScriptsAllThatIsSaidCanBeRead() {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", java.util.Map.of("value", true));
    try {
      show(SPEC);
      assertThat(find("article[data-code=AP301]").getText()).contains("is not bound to vfio_ap");
      assertThat(find(".answer").isDisplayed()).isFalse();
      find("details summary").click();
      assertThat(find("details table").getText()).contains("06.0004").contains("adapter 6");
    } finally {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setScriptExecutionDisabled", java.util.Map.of("value", false));
    }
  }

  @Test
  void aMapOfAllQueuesIsQuick() {
    StringBuilder spec =
        new StringBuilder(
            """
            host zeus {
                kernel 6.12.117
                adapters 0-255
                domains 0-255
                apmask all but 0-255
                aqmask all but 0-255
            }
            """);
    for (int i = 0; i < 16; i++) {
      spec.append(
          """

          mdev m%1$d on zeus {
              uuid 62177883-f1bb-47f0-914d-32a22e3a88%1$02d
              adapters %2$d-%3$d
              domains 0-200
          }
          """
              .formatted(i, 16 * i, Math.min(255, 16 * i + 17)));
    }
    show(spec.toString());
    assertThat(
            Long.parseLong(
                browser.evaluate(
                    "return Math.round(performance.getEntriesByType('navigation')[0].duration)")))
        .isLessThan(20_000);
    assertThat(
            Integer.parseInt(
                browser.evaluate("return document.querySelectorAll('.canvas svg *').length")))
        .isLessThan(500);
    pointAt(0x81, 0x10);
    assertThat(find(".answer .what").getText())
        .startsWith("81.0010 (129.16): conflict: claimed by");
  }

  @Test
  void theFileOfTheMapIsDrawnToo() {
    show("map.svg", MapFile.render(input(SPEC).analysis().hosts()));
    assertThat(
            browser.evaluate(
                """
                const rect = [...document.querySelectorAll('rect.hit')].find((r) => r.firstElementChild.textContent.startsWith('06.0004'));
                const box = rect.getBoundingClientRect();
                const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return top === rect && rect.firstElementChild.textContent;
                """))
        .startsWith("06.0004 (6.4): filtered from mdev db-crypto")
        .contains("is not in guest db: adapter 6 is filtered");
  }
}
